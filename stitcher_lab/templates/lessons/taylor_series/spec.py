"""What the lesson on Taylor series teaches, and what can be asked of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Count, Function, Number, Template, Values

if TYPE_CHECKING:
    from stitcher_lab.formula import Formula

# The function must be defined this far to both sides of the centre.
REACH = 0.5


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse a centre where the function has no Taylor polynomial; move one that nobody asked for."""
    from stitcher_lab.formula import Formula  # noqa: PLC0415 - heavy, and needed only when values were given

    f, center = Formula(values["F"]), float(values["CENTER"])
    fault = _fault(f, center, values["DEGREE"])
    if fault and "CENTER" not in values.given:
        for other in (1, 2, 0.5, -1):
            if not _fault(f, other, values["DEGREE"]):
                values["CENTER"] = other
                notes.append(f"{f.text} has no Taylor series around {center:g}, so I take it around {other:g}.")
                return values
    if fault:
        raise fault
    return values


def _fault(f: Formula, center: float, degree: int) -> ParameterError | None:
    import numpy as np  # noqa: PLC0415 - heavy, and needed only when values were given

    points = f(np.linspace(center - REACH, center + REACH, 101))
    if not np.isfinite(points).all():
        return ParameterError(
            f"{f.text} is not defined all around x = {center:g}, so it has no Taylor series there.",
            remedy="Choose a centre inside the stretch where the function is defined.",
        )
    if np.ptp(points) < 1e-3 or np.abs(points).max() > 10_000:  # noqa: PLR2004 - nothing to see, or too much
        return ParameterError(f"{f.text} is too flat or too large around x = {center:g} to be drawn well.")
    try:
        polynomial = f.taylor(degree, at=center)
    except ParameterError as error:
        return error
    step = 1e-3
    nearby = np.array([center - step, center + step])
    # A corner as in |x| has derivatives on paper, and yet the polynomial misses the curve right beside it.
    if np.abs(polynomial(nearby) - f(nearby)).max() > math.sqrt(step) * step * max(1.0, np.ptp(points)):
        return ParameterError(
            f"{f.text} has no Taylor series around x = {center:g}: the curve is not smooth there.",
            remedy="Choose another centre.",
        )
    return None


TEMPLATE = Template(
    id="taylor_series",
    title="Taylor series",
    summary="A polynomial imitates a function near one point, better with every term that a derivative adds.",
    subject="mathematics",
    concepts=(
        "Taylor series",
        "Taylor polynomial",
        "Taylor expansion of a function",
        "Maclaurin series",
        "approximating a function by a polynomial",
        "power series of sine",
        "power series of the exponential function",
        "series expansion of e^x around 0",
        "series expansion of ln(x) around 1",
        "how a calculator computes sine",
        "polynomial approximation near a point",
        "local approximation with derivatives",
        "why there are factorials in a Taylor series",
        "linear and quadratic approximation of a function",
        "adding more terms makes the approximation better",
        "coefficients from the derivatives at one point",
        "how good is a Taylor approximation away from the centre",
        "Taylor polynomial of degree n",
        "how can a polynomial look like a sine wave",
        "maclaurin polynomial",
        "expand f(x) around a point",
        "power series expansion of a function",
        "how does a calculator compute sine, cosine or e^x",
        "approximating sine by polynomials",
        "imitating a curve with a polynomial near a point",
        "adding x cubed and x to the fifth terms hugs the sine curve",
        "matching value, slope and curvature at one point",
        "polynomial that copies a function",
        "why x minus x cubed over 6 is nearly sine",
        "series for e",
        "approximation of cos x for small x",
        "first few terms of the series of a function",
        "turning a complicated function into a sum of powers",
        "each extra term makes the polynomial fit longer",
        "small angle approximation and its higher terms",
        "nth degree Taylor approximation",
        "replace a function by its polynomial near zero",
        "e to the x as an infinite sum of powers",
        "write a function as an infinite polynomial",
        "a polynomial hugging a curve",
    ),
    examples=(
        "explain Taylor series",
        "Taylor series of cos(x) with degree 8",
        "Taylor polynomial of ln(x) around 1 of degree 4",
    ),
    parameters=(
        # Only the surroundings of the centre matter, and those are for the repair to see.
        Function(
            "F",
            "The function to imitate.",
            cues=("of…", "function", "series of…", "expand…", "for…", "f(x)", "y", "approximate…"),
            domain=(0.9, 1.1),
            bound=1e6,
        ),
        Number(
            "CENTER",
            "The x around which the polynomial is built.",
            cues=("around…", "about…", "at…", "centered at…", "centred at…", "center", "centre", "x", "near…"),
            low=-20,
            high=20,
        ),
        Count(
            "DEGREE",
            "The highest power of x that is used.",
            cues=("degree", "order", "up to order", "terms", "…terms", "up to degree", "…th order", "…th degree"),
            low=1,
            high=12,
        ),
    ),
    beyond=(
        "fourier series",
        "laurent series",
        "several variables",
        "two variables",
        "multivariable",
        "proof of taylor's theorem",
        "lagrange remainder",
        "remainder term",
        "radius of convergence",
        "geometric series",
        "harmonic series",
        "padé",
        "taylor rule",
        "euler's formula",
        "convergence test",
    ),
    repair=repair,
)
