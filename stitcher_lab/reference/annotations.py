"""Annotations of the installed API, read as the types that the checker reasons about.

A type is written as the qualified name of a class, or as ``Self``, ``None``, ``type:<class>``. Where an annotation
says less than that (``Any``, a protocol, a type variable), the answer is ``None``: unknown.
Runs in the harvesting process only.
"""

from __future__ import annotations

import ast
import inspect
import sys
from typing import TYPE_CHECKING, Any

from stitcher_lab.syntax_tree import parse_expression

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = {
    # NumPy's numbers pass for these and know more; see Reference.
    "float": "numpy.float64",
    "int": "numpy.float64",
    "str": "builtins.str",
    "list": "builtins.list",
    "dict": "builtins.dict",
    "tuple": "builtins.tuple",
    "set": "builtins.set",
}
_ARRAY = "numpy.ndarray"
_ARRAYS = frozenset({
    "Point2D", "Point3D", "PointND", "Vector2D", "Vector3D", "VectorND", "Point2D_Array", "Point3D_Array",
    "PointND_Array", "Vector2D_Array", "Vector3D_Array", "VectorND_Array", "MatrixMN", "Zeros", "FloatRGB",
    "FloatRGBA", "ndarray", "NDArray", "CubicBezierPoints", "CubicBezierPath", "CubicSpline",
    "CubicBezierPoints_Array",
})  # fmt: skip


def read(annotation: Any, names: Mapping[str, Any], classes: Mapping[str, str]) -> list[str] | None:
    """Say which types an annotation allows.

    ``names`` is the namespace of the module it stands in; ``classes`` maps a class name to its only qualified name.
    """
    if annotation is inspect.Signature.empty or annotation is inspect.Parameter.empty:
        return None
    if annotation is None:
        return ["None"]
    if isinstance(annotation, type):
        return _of_class(annotation)
    if not isinstance(annotation, str | ast.expr):
        return None
    try:
        tree = parse_expression(annotation).body if isinstance(annotation, str) else annotation
    except SyntaxError:
        return None
    return _of_tree(tree, names, classes)


def _of_class(cls: type) -> list[str] | None:
    if cls.__module__ == "builtins":
        plain = _PLAIN.get(cls.__name__)
        return [plain] if plain else None
    qualified = f"{cls.__module__}.{cls.__qualname__}"
    return [qualified] if _is_told(qualified) else None


def _of_tree(  # noqa: PLR0911 - one for each form
    tree: ast.expr, names: Mapping[str, Any], classes: Mapping[str, str]
) -> list[str] | None:
    match tree:
        case ast.Constant(value=None):
            return ["None"]
        case ast.Constant(value=str(text)):
            return read(text, names, classes)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            parts = [_of_tree(left, names, classes), _of_tree(right, names, classes)]
            return None if None in parts else [name for part in parts for name in part or ()]
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            part = _of_tree(inner, names, classes)
            return None if part is None else [*part, "None"]
        case ast.Subscript(value=base):
            return _of_tree(base, names, classes)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return _of_name(name, names, classes)
    return None


def _of_name(name: str, names: Mapping[str, Any], classes: Mapping[str, str]) -> list[str] | None:
    if name == "Self":
        return ["Self"]
    if name in _ARRAYS:
        return [_ARRAY]
    if name in _PLAIN:
        return [_PLAIN[name]]
    found = names.get(name)
    if isinstance(found, type):
        qualified = f"{found.__module__}.{found.__qualname__}"
        return [qualified] if qualified in classes.values() and _is_told(qualified) else None
    qualified = classes.get(name, "")
    return [qualified] if qualified and _is_told(qualified) else None


def _is_told(qualified: str) -> bool:
    """Whether a class is one whose attributes the harvest describes: protocols and ``Any`` stand for others."""
    return qualified.partition(".")[0] not in sys.stdlib_module_names | {"numpy"}
