"""What happens between two frames: families listed, updaters called, colours set.

Replaces, of Manim 0.22: ``Mobject.get_family`` (it walks through nested generators), ``remove_list_redundancies`` where
families are listed, ``Mobject.update`` (it works out the signature of each updater in each frame) and
``VMobject.update_rgbas_array`` (it builds colours anew to change nothing, or one number).

Why no pixel changes: the same lists in the same order, the same updaters with the same arguments, the same numbers in
the same arrays; where a case is not one of the plain ones, Manim's own function is asked.
"""

from __future__ import annotations

import inspect
import types
from typing import TYPE_CHECKING, Any

import numpy as np
from manim.mobject import mobject as manim_mobject
from manim.mobject.mobject import Mobject
from manim.mobject.types.vectorized_mobject import VMobject
from manim.utils import family as manim_family
from manim.utils.color import ManimColor

from stitcher_lab.render.speed import MovedSeamError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_update_rgbas_array = VMobject.update_rgbas_array
_NUMBERS = (int, float, np.floating, np.integer)


def install() -> None:
    """Step our way from now on."""
    if Mobject.get_family.__code__.co_names[:1] != ("remove_list_redundancies",):
        raise MovedSeamError("Mobject.get_family lists in another way")
    if Mobject.update.__code__.co_names[:2] != ("updating_suspended", "updaters"):
        raise MovedSeamError("Mobject.update calls updaters in another way")
    Mobject.get_family = get_family
    Mobject.update = update
    manim_mobject.remove_list_redundancies = manim_family.remove_list_redundancies = last_of_each
    VMobject.update_rgbas_array = update_rgbas_array


def last_of_each(items: Sequence[Any]) -> list[Any]:
    """Return the items in their order, of equal ones the last."""
    kept = list(dict.fromkeys(reversed(items)))
    kept.reverse()
    return kept


def get_family(self: Mobject, recurse: bool = True) -> list[Mobject]:  # noqa: ARG001, FBT001, FBT002 - Manim's signature
    """List a mobject and all that are below it, from above; of one that is there twice the last."""
    if not self.submobjects:
        return [self]
    members: list[Mobject] = []
    _collect(self, members, set())
    return last_of_each(members)


def _collect(mobject: Mobject, members: list[Mobject], above: set[Mobject]) -> None:
    if mobject in above:
        return
    members.append(mobject)
    above.add(mobject)
    for below in mobject.submobjects:
        if below.submobjects:
            _collect(below, members, above)
        else:
            members.append(below)
    above.remove(mobject)


def update(self: Mobject, dt: float = 0, recursive: bool = True) -> Mobject:  # noqa: FBT001, FBT002 - Manim's signature
    """Call the updaters of a mobject, and of those below it."""
    if self.updating_suspended:
        return self
    for updater in self.updaters:
        if _takes_dt(updater):
            updater(self, dt)
        else:
            updater(self)
    if recursive:
        for below in self.submobjects:
            below.update(dt, recursive=recursive)
    return self


def _takes_dt(updater: Callable[..., Any]) -> bool:
    """``"dt" in inspect.signature(updater).parameters``."""
    if type(updater) is not types.FunctionType or updater.__dict__:
        return "dt" in inspect.signature(updater).parameters
    code = updater.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    stars = bool(code.co_flags & inspect.CO_VARARGS) + bool(code.co_flags & inspect.CO_VARKEYWORDS)
    return "dt" in code.co_varnames[: count + stars]


def update_rgbas_array(self: VMobject, array_name: str, color: Any = None, opacity: Any = None) -> VMobject:
    """Put one colour, one opacity, or neither, into every row of an array (n x 4, RGBA)."""
    rows = self.__dict__.get(array_name)
    shade, strength = _only(color), _only(opacity)
    if (
        rows is None
        or not len(rows)
        or self.sheen_factor != 0
        or not (shade is None or type(shade) is ManimColor)
        or not (strength is None or isinstance(strength, _NUMBERS))
    ):
        _update_rgbas_array(self, array_name, color, opacity)
        return self
    if color is not None:
        rows[:, :3] = 0.0 if shade is None else shade._internal_value[:3]  # noqa: SLF001 - to_rgba_with_alpha's own
    if opacity is not None:
        rows[:, 3] = 0.0 if strength is None else strength
    return self


def _only(value: Any) -> Any:
    """Return the only item of a list, or the value."""
    return value[0] if isinstance(value, list | tuple | np.ndarray) and len(value) == 1 else value
