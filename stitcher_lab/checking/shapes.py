"""Points of two numbers where Manim needs three."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.calls import signature_of
from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import ARRAY, LIST, NUMBER, TUPLE, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Problem
    from stitcher_lab.checking.script import Script
    from stitcher_lab.reference import Signature

_PLANE = 2
# Parameters that take a point or a direction, by class or method; all die of two numbers in Manim 0.22.
_POINTS = {
    "Dot": ("point",), "Dot3D": ("point",), "LabeledDot": ("point",), "AnnotationDot": ("point",),
    "Line": ("start", "end"), "Arrow": ("start", "end"), "DoubleArrow": ("start", "end"),
    "DashedLine": ("start", "end"), "Arrow3D": ("start", "end"), "Line3D": ("start", "end"),
    "ArcBetweenPoints": ("start", "end"), "CurvedArrow": ("start_point", "end_point"),
    "CurvedDoubleArrow": ("start_point", "end_point"), "BraceBetweenPoints": ("point_1", "point_2"),
    "Arc": ("arc_center",), "Circle": ("arc_center",), "Sphere": ("center",),
    "Polygon": ("*",), "Polygram": ("*",),
    "CubicBezier": ("start_anchor", "start_handle", "end_handle", "end_anchor"),
    "Mobject.move_to": ("point_or_mobject",), "Mobject.shift": ("*",),
    "Mobject.next_to": ("mobject_or_point", "direction"),
    "Mobject.to_edge": ("edge",), "Mobject.to_corner": ("corner",), "Mobject.arrange": ("direction",),
    "Mobject.rotate": ("about_point",), "VMobject.rotate": ("about_point",), "Mobject.scale": ("about_point",),
    "VMobject.scale": ("about_point",), "VMobject.set_points_as_corners": ("points*",),
    "VMobject.set_points_smoothly": ("points*",), "Line.put_start_and_end_on": ("start", "end"),
    "Mobject.put_start_and_end_on": ("start", "end"), "VMobject.start_new_path": ("point",),
    "VMobject.add_line_to": ("point",), "Circle.from_three_points": ("p1", "p2", "p3"),
}  # fmt: skip


def flat_points(script: Script) -> Iterator[Problem]:
    """Find points in the plane that are given where points in space are needed."""
    for call, kinds in script.calls():
        signatures = [signature_of(script, kind) for kind in kinds]
        if len(signatures) != 1 or signatures[0] is None or signatures[0].name not in _POINTS:
            continue
        arguments = list(_point_arguments(call, signatures[0]))
        for argument in arguments:
            if isinstance(argument, ast.Starred):
                continue
            if _is_flat(script, argument):
                whole = not any(isinstance(other, ast.Starred) for other in arguments)
                yield _problem(script, argument, signatures[0], mendable=whole)
            elif _is_number(script, argument):
                yield _numbers(script, call, argument, signatures[0])
                break


def _point_arguments(call: ast.Call, signature: Signature) -> Iterator[ast.expr]:
    wanted = _POINTS[signature.name]
    if wanted == ("*",):
        yield from call.args
        return
    places = [parameter.name for parameter in signature.parameters or () if parameter.kind in ("", "/")]
    if not places and signature.places is None:
        places = list(wanted)  # Arrow(*args) hands them to Line
    given = dict(zip(places, call.args, strict=False)) | {item.arg: item.value for item in call.keywords if item.arg}
    for name in wanted:
        argument = given.get(name.removesuffix("*"))
        if argument is None or isinstance(argument, ast.Starred):
            continue
        if not name.endswith("*"):
            yield argument
        elif isinstance(argument, ast.List | ast.Tuple):
            yield from argument.elts


def _is_flat(script: Script, argument: ast.expr) -> bool:
    kinds = script.inference.held(argument) if isinstance(argument, ast.Name) else script.inference.infer(argument)
    return bool(kinds) and all(
        isinstance(kind, Instance)
        and kind.cls in (LIST, TUPLE, ARRAY.cls)
        and kind.items is not None
        and len(kind.items) == _PLANE
        and all(item == frozenset({NUMBER}) for item in kind.items)
        for kind in kinds or ()
    )


def _is_number(script: Script, argument: ast.expr) -> bool:
    return script.inference.infer(argument) == frozenset({NUMBER})


def _numbers(script: Script, call: ast.Call, argument: ast.expr, signature: Signature) -> Problem:
    """``move_to(1, 2, 0)`` -> ``move_to([1, 2, 0])``."""
    edits: tuple[Edit, ...] = ()
    numbers = all(_is_number(script, item) for item in call.args)
    if numbers and len(call.args) in (2, 3) and argument is call.args[0]:
        parts = [script.text.written(item) for item in call.args]
        written = f"[{', '.join([*parts, '0'][:3])}]"
        edits = (Edit(script.text.start(call.args[0]), script.text.end(call.args[-1]), written),)
    return script.problem(
        argument, "shape", signature.name, f"{signature.name} needs a point, not a number.",
        signature=str(signature), edits=edits,
    )  # fmt: skip


def _problem(script: Script, argument: ast.expr, signature: Signature, *, mendable: bool) -> Problem:
    written = script.text.written(argument)
    match argument:
        case ast.List(elts=[_, last]) | ast.Tuple(elts=[_, last]):
            end = script.text.end(last)
            edit = Edit(end, end, ", 0")
        case ast.Call(args=[ast.List(elts=[_, last]) | ast.Tuple(elts=[_, last]), *_]):
            end = script.text.end(last)
            edit = Edit(end, end, ", 0")
        case _:
            edit = script.text.replaced(argument, f"[*{written}, 0]")
    return script.problem(
        argument, "shape", signature.name, f"{signature.name} needs a point of three numbers, not {written}.",
        signature=str(signature), edits=(edit,) if mendable else (), mended=f"{written} with a third coordinate, 0",
    )  # fmt: skip
