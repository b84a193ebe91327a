"""Whether a formula can be drawn on its domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stitcher_lab.errors import ParameterError
from stitcher_lab.formula import Formula
from stitcher_lab.templates.wording import shown

if TYPE_CHECKING:
    from stitcher_lab.templates.spec import Function

# 960 steps have zero, every half and every tenth of a usual interval among their points.
_STEPS = 960


def check_function(parameter: Function, text: str, domain: tuple[float, float]) -> str:
    """Return the formula's text with single spaces.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        It is not a function, not defined all over ``domain``, too large there, or constant where it must not be.

    """
    formula = Formula(text, parameter.variable)
    if formula.constant and not parameter.constant_ok:
        raise ParameterError(
            f"{formula.text} is the same everywhere: there is nothing to see.",
            remedy=f"Give a function in which {parameter.variable} occurs.",
        )
    low, high = domain
    points = np.linspace(low, high, _STEPS + 1)
    values = formula(points)
    where = f"between {shown(low)} and {shown(high)}"
    bad = ~np.isfinite(values)
    if bad.any():
        at = shown(round(float(points[np.argmax(bad)]), 2))
        raise ParameterError(
            f"{formula.text} is not defined at {parameter.variable} = {at}, and the picture shows it {where}.",
            remedy="Choose a function that is defined all over this stretch.",
        )
    largest = float(np.max(np.abs(values)))
    if largest > parameter.bound:
        raise ParameterError(
            f"{formula.text} reaches {shown(float(f'{largest:.3g}'))} in size {where}, too large for the picture.",
            remedy=f"Choose a function that stays below {shown(parameter.bound)} in size, or scale it down.",
        )
    return formula.text
