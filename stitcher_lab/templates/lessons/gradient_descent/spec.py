"""What the lesson on gradient descent teaches, and what can be asked of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Count, Function, Interval, Number, Template, Values

if TYPE_CHECKING:
    from stitcher_lab.formula import Formula

_RATES = (1.0, 0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 5e-4, 2e-4, 1e-4)


def repair(values: Values, notes: list[str]) -> Values:
    """Choose a start and a rate that suit the function where the user gave none; refuse a descent that cannot start."""
    if not values.given:
        return values
    from stitcher_lab.formula import Formula  # noqa: PLC0415 - SymPy takes half a second, and only functions need it

    f = Formula(values["F"])
    slope = f.derivative()
    _widen(values, f, notes)
    low, high = values["INTERVAL"]
    if "F" in values.given or "INTERVAL" in values.given:
        _choose_start(values, slope, notes)
    start = values["START"]
    if not low <= start <= high:
        raise ParameterError(
            f"The start {start:g} is outside the interval from {low:g} to {high:g}.",
            remedy="Choose a start inside the interval, or a wider interval.",
        )
    if not abs(slope(start)) > 1e-6:  # noqa: PLR2004 - level ground, or no slope at all
        raise ParameterError(
            f"At x = {start:g} the function has no slope, so gradient descent stays there.",
            remedy="Choose another start.",
        )
    if "RATE" not in values.given:
        _choose_rate(values, f, slope, notes)
    goal = start - values["RATE"] * slope(start)
    if not (low <= goal <= high and math.isfinite(f(goal))):
        raise ParameterError(
            f"With a rate of {values['RATE']:g}, the first step leaps from {start:g} to {goal:.3g}, off the picture.",
            remedy="Choose a smaller rate or a wider interval.",
        )
    return values


def _widen(values: Values, f: Formula, notes: list[str]) -> None:
    """Make room for a start, and for a first step, outside the usual interval."""
    low, high = values["INTERVAL"]
    if "START" not in values.given or "INTERVAL" in values.given:
        return
    start = values["START"]
    goal = start - values["RATE"] * f.derivative()(start) if "RATE" in values.given else start
    if (low <= min(start, goal) and max(start, goal) <= high) or not abs(goal) <= max(2 * abs(start), high):
        return
    reach = math.ceil(1.15 * max(abs(start), abs(goal)))
    sizes = [abs(f(-reach + step * reach / 100)) for step in range(201)]
    if all(size <= 1e4 for size in sizes):  # noqa: PLR2004 - what axes can show; false for nan, too
        values["INTERVAL"] = (-reach, reach)
        notes.append(f"So that the first step can be seen, the picture goes from {-reach} to {reach}.")


def _choose_start(values: Values, slope: Formula, notes: list[str]) -> None:
    """Start near the steeper end of the interval."""
    low, high = values["INTERVAL"]
    if "START" in values.given or ("F" not in values.given and low <= values["START"] <= high):
        return
    ends = [round(low + share * (high - low), 1) for share in (0.9, 0.1)]
    values["START"] = max((end for end in ends if low <= end <= high), key=lambda x: abs(slope(x)), default=high)
    notes.append(f"You did not say where to start, so the descent starts at x = {values['START']:g}.")


def _choose_rate(values: Values, f: Formula, slope: Formula, notes: list[str]) -> None:
    """Take the largest rate with which the function falls at every step and the slope keeps its sign."""
    low, high = values["INTERVAL"]
    usual = values["RATE"]
    for rate in (usual, *_RATES):
        x = values["START"]
        for _ in range(values["STEPS"]):
            goal = x - rate * slope(x)
            if not (low <= goal <= high and f(goal) <= f(x) and slope(goal) * slope(x) >= 0):
                break
            x = goal
        else:
            values["RATE"] = rate
            if rate != usual:
                notes.append(f"You did not give a learning rate; {rate:g} suits this function.")
            return


TEMPLATE = Template(
    id="gradient_descent",
    title="Gradient descent",
    summary="A ball finds the valley of a function by feeling the slope and stepping against it; the rate decides how.",
    subject="mathematics",
    concepts=(
        "gradient descent",
        "steepest descent",
        "finding the minimum of a function step by step",
        "minimising a function by following the slope downhill",
        "walking downhill in fog by feeling the slope",
        "learning rate",
        "what happens when the learning rate is too large",
        "learning rate too small or too big",
        "how neural networks learn",
        "how does a machine learning model minimise its loss",
        "minimising a loss function",
        "optimisation by small steps against the derivative",
        "x minus learning rate times derivative",
        "local minimum and where the descent starts",
        "stuck in a local minimum",
        "iterative optimisation with the derivative",
        "rolling down a curve to its lowest point",
        "how training a model works in one dimension",
        "how does a computer roll downhill to find the minimum",
        "what happens if the learning rate is too big",
        "stepping against the slope",
        "how do neural networks find their weights",
        "minimising a function by small steps downhill",
        "finding the lowest point of a curve step by step",
        "learning rate too large overshoots",
        "how machine learning models reduce their error",
        "walking down a foggy mountain by feeling the slope",
        "a ball rolls into the valley of a loss function",
        "optimise by following the negative gradient",
        "local minimum where the descent gets stuck",
        "step size and convergence of descent",
        "how does training of an AI model minimise the loss",
        "small steps in the steepest direction down",
        "minimum of f(x) by steps",
        "starting point decides in which valley you end",
        "how AI learns from its errors by going downhill",
        "gradient decent",
        "iterative minimisation",
        "too small a learning rate takes forever",
        "always step downhill until it is flat",
    ),
    examples=(
        "explain gradient descent",
        "gradient descent on x^2 starting at 3 with learning rate 0.1",
        "minimise x^4 - 3x^2 + x from x = 2 with a step size of 0.02 and 8 steps",
    ),
    parameters=(
        Function("F", "The function that is to become small.", cues=("of…", "on…", "for…", "minimise…", "minimize…"),
                 domain="INTERVAL", bound=1000),
        Number("START", "Where the descent starts.",
               cues=("start", "starting at…", "start at…", "starts at…", "starting from…", "from x =…", "initial",
                     "x0 =…"),
               low=-20, high=20),
        Number("RATE", "The learning rate: how far a step goes for a slope of 1.",
               cues=("learning rate", "rate", "step size", "eta", "alpha", "eta =…", "alpha =…"), low=1e-4, high=100),
        Count("STEPS", "How many steps are taken.", cues=("steps", "iterations", "…steps", "…iterations"),
              low=3, high=10),
        Interval("INTERVAL", "The part of the x-axis that is shown.", cues=("between…", "interval", "on the interval…"),
                 min_width=1),
    ),
    beyond=(
        "stochastic gradient descent",
        "sgd",
        "momentum",
        "adam",
        "rmsprop",
        "conjugate gradient",
        "newton's method",
        "backpropagation",
        "two variables",
        "multivariable",
        "gradient ascent",
        "gradient boosting",
        "policy gradient",
        "natural gradient",
        "lagrange multiplier",
        "constrained",
    ),
    repair=repair,
)  # fmt: skip
