"""What the lesson on the derivative teaches, and what can be asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Function, Number, Template, Values

if TYPE_CHECKING:
    from stitcher_lab.formula import Formula

# The function must be smooth this far to both sides of the point.
REACH = 0.11


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse a point where there is no tangent; move a point that nobody asked for to where the function is defined."""
    from stitcher_lab.formula import Formula  # noqa: PLC0415 - heavy, and needed only when values were given

    f, at = Formula(values["F"]), float(values["AT"])
    if "AT" not in values.given and (fault := _fault(f, at)):
        for other in (1, 2, 0, 0.5, -1, 3):
            if not _fault(f, other):
                values["AT"] = other
                notes.append(f"You did not say where to find the slope, so I take x = {other:g}.")
                return values
        raise fault
    if fault := _fault(f, at):
        raise fault
    return values


def _fault(f: Formula, at: float) -> ParameterError | None:
    import numpy as np  # noqa: PLC0415 - heavy, and needed only when values were given

    values = f(np.linspace(at - REACH, at + REACH, 221))
    if not np.isfinite(values).all():
        return ParameterError(
            f"{f.text} is not defined all around x = {at:g}, so it has no tangent there.",
            remedy="Choose a point inside the stretch where the function is defined.",
        )
    tiny = 1e-5
    slope = f.derivative()(at)
    left, right = (f(at) - f(at - tiny)) / tiny, (f(at + tiny) - f(at)) / tiny
    if not np.isfinite(slope) or abs(right - left) > 0.02 * max(1.0, abs(slope)):
        return ParameterError(
            f"{f.text} has a corner, a jump or a vertical tangent at x = {at:g}: there is no slope there.",
            remedy="Choose a point where the curve is smooth.",
        )
    if abs(slope) > 5000 or np.abs(values).max() > 100_000:  # noqa: PLR2004 - numbers of more digits do not fit
        return ParameterError(f"{f.text} is too steep or too large at x = {at:g} to be drawn.")
    if np.ptp(values) < 1e-6:  # noqa: PLR2004
        return ParameterError(f"{f.text} hardly changes around x = {at:g}: there is nothing to see.")
    return None


TEMPLATE = Template(
    id="derivative_tangent",
    title="The derivative",
    summary="Secants of a curve close in on the tangent at one point; its slope is the derivative.",
    subject="mathematics",
    concepts=(
        "derivative of a function at a point",
        "the derivative as the slope of the tangent",
        "slope of a curve at a point",
        "tangent line to a curve",
        "secant lines approaching the tangent",
        "limit of the difference quotient",
        "difference quotient",
        "definition of the derivative",
        "derivative as a limit",
        "instantaneous rate of change",
        "average and instantaneous rate of change",
        "what does f prime mean",
        "what is a derivative",
        "how steep is a graph at one point",
        "rise over run with a step that shrinks to zero",
        "differentiation from first principles",
        "differentiating a function",
        "introduction to differential calculus",
        "gradient of a graph at a given x",
        "why a curve looks straight when you zoom in",
        "graph of the derivative from the graph of the function",
        "how fast does a function change at a point",
        "slope of a curve at a given x",
        "slope of f(x) at a point",
        "let h go to zero in the difference quotient",
        "what is a derivative, really",
        "steepness of a graph at one point",
        "how fast does f(x) change",
        "zooming in on a curve until it looks straight",
        "two points on the curve move together until the line just touches",
        "the speedometer shows a derivative: speed at one instant",
        "secant turns into tangent",
        "how quickly is this growing right now",
        "gradient of the curve at a point",
        "average rate of change becomes instantaneous",
        "rise over run for a tiny step",
        "meaning of f prime",
        "definition of the derivative with a limit",
        "line that just touches a curve",
        "first principles differentiation",
        "how steep is the hill at this spot of the graph",
        "geometric meaning of the derivative",
        "find the gradient of f(x) at x",
        "how quickly does the height of a graph rise here",
    ),
    examples=(
        "explain the derivative as the slope of a tangent",
        "derivative of x^3 - 3x at x = 2",
        "show the tangent to sin(x) at 1",
    ),
    parameters=(
        # Only the point matters, and where it lies is for the repair to see: here it is enough that f is a function.
        Function(
            "F",
            "The function whose slope is wanted.",
            cues=("of…", "function", "derivative of…", "curve", "f(x)", "y", "to…", "tangent to…"),
            domain=(0.5, 0.51),
            bound=1e9,
        ),
        Number(
            "AT",
            "The x where the slope is wanted.",
            cues=("at…", "x", "at x", "point", "at the point…", "where x"),
            low=-50,
            high=50,
        ),
    ),
    beyond=(
        "in finance",
        "on the stock market",
        "partial derivative",
        "chain rule",
        "product rule",
        "quotient rule",
        "second derivative",
        "implicit differentiation",
        "directional derivative",
        "derivative of a vector",
        "power rule proof",
        "maximum and minimum",
        "optimization",
        "related rates",
        "financial derivative",
        "l'hopital",
        "antiderivative",
        "gradient descent",
        "differential equation",
        "numerical differentiation",
    ),
    repair=repair,
)
