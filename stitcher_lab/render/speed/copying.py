"""Copies of mobjects, made by somebody who knows what mobjects are made of.

Replaces: ``Mobject.__deepcopy__`` of Manim 0.22, which has the standard library's ``deepcopy`` find out for every
single attribute how it is copied. ``Mobject.copy``, ``save_state``, ``.animate`` and the start and end of every
animation come through here; in scenes with formulas it is half of the time that is not drawing.

Why no pixel changes: the copy has the same attributes in the same order, objects that were shared within the original
are shared within the copy, arrays keep their layout. Nothing that a picture is computed from is shared with the
original but what cannot change (numbers, text, enumerations, paths, colours), and the parsed outline of an SVG file,
which Manim reads once and never writes to. What is of an unknown kind goes the standard library's way.
"""

from __future__ import annotations

import copy
import types
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np
from manim.mobject.mobject import Mobject
from manim.utils.color import ManimColor
from svgelements import Path as Outline

from stitcher_lab.render.speed import MovedSeamError

if TYPE_CHECKING:
    from collections.abc import Callable

    Memo = dict[int, Any]
    Copier = Callable[[Any, Memo], Any]

_SHARED = (
    type(None), bool, int, float, complex, str, bytes, range, type, types.FunctionType, types.BuiltinFunctionType,
    np.generic, Enum, PurePath, ManimColor, Outline,
)  # fmt: skip


def install() -> None:
    """Copy mobjects our way from now on."""
    if Mobject.__deepcopy__.__code__.co_names != (
        "__class__", "__new__", "id", "__dict__", "items", "setattr", "copy", "deepcopy", "str", "original_id",
    ):  # fmt: skip
        raise MovedSeamError("Mobject.__deepcopy__ copies in another way")
    Mobject.__deepcopy__ = _copy_mobject


def _copy_mobject(self: Mobject, memo: Memo) -> Mobject:
    kind: Any = type(self)
    result: Mobject = kind.__new__(kind)
    memo[id(self)] = result
    attributes = dict(self.__dict__)
    for name, value in self.__dict__.items():
        copier = _COPIERS.get(type(value), _find)
        if copier is not None:
            known = memo.get(id(value))
            attributes[name] = copier(value, memo) if known is None else known
    special = _SPECIAL.get(kind)
    if special is None:
        special = _SPECIAL[kind] = getattr(kind, "__setattr__", None) is not object.__setattr__
    if special:  # it wants to hear of each
        for name, value in attributes.items():
            setattr(result, name, value)
    else:
        result.__dict__.update(attributes)
    result.original_id = str(id(self))
    return result


def _copy(value: Any, memo: Memo) -> Any:
    copier = _COPIERS.get(type(value), _find)
    if copier is None:
        return value
    known = memo.get(id(value))
    return copier(value, memo) if known is None else known


def _find(value: Any, memo: Memo) -> Any:
    """Settle how values of a type that was not met before are copied, and copy the first."""
    kind = type(value)
    copier: Copier | None
    if isinstance(value, _SHARED):
        copier = None
    elif getattr(kind, "__deepcopy__", None) is _copy_mobject:
        copier = _copy_mobject
    else:
        copier = copy.deepcopy
    _COPIERS[kind] = copier
    return value if copier is None else copier(value, memo)


def _copy_array(value: np.ndarray, memo: Memo) -> np.ndarray:
    if value.dtype.hasobject:
        return copy.deepcopy(value, memo)
    result = memo[id(value)] = value.copy("K")
    return result


def _copy_list(value: list[Any], memo: Memo) -> list[Any]:
    result: list[Any] = []
    memo[id(value)] = result
    result.extend(_copy(item, memo) for item in value)
    return result


def _copy_dict(value: dict[Any, Any], memo: Memo) -> dict[Any, Any]:
    result: dict[Any, Any] = {}
    memo[id(value)] = result
    for key, item in value.items():
        result[_copy(key, memo)] = _copy(item, memo)
    return result


def _copy_tuple(value: tuple[Any, ...], memo: Memo) -> tuple[Any, ...]:
    items = tuple(_copy(item, memo) for item in value)
    if id(value) in memo:  # it holds itself
        return memo[id(value)]  # type: ignore[no-any-return]
    return value if all(new is old for new, old in zip(items, value, strict=True)) else items


def _copy_method(value: types.MethodType, memo: Memo) -> types.MethodType:
    return types.MethodType(value.__func__, _copy(value.__self__, memo))


#: How values of a type are copied; ``None``: the value is its own copy.
_COPIERS: dict[type, Copier | None] = {
    np.ndarray: _copy_array,
    list: _copy_list,
    dict: _copy_dict,
    tuple: _copy_tuple,
    types.MethodType: _copy_method,
}
#: Whether a class of mobjects has its own way to set attributes.
_SPECIAL: dict[type, bool] = {}
