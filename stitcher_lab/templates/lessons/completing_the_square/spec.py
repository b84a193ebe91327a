"""What the lesson on completing the square teaches, and what can be asked of it."""

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Function, Template, Values

LARGEST = 1000


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse what is no quadratic expression, and one without a term in x, where nothing is to be completed."""
    import numpy as np  # noqa: PLC0415 - heavy, and needed only when values were given

    from stitcher_lab.formula import Formula  # noqa: PLC0415 - heavy, and needed only when values were given

    f = Formula(values["QUADRATIC"])
    a, b, c = f.derivative(2)(0.0) / 2, f.derivative()(0.0), f(0.0)
    points = np.linspace(-3, 3, 13)
    if not np.allclose(f(points), a * points**2 + b * points + c) or abs(a) < 1e-9:  # noqa: PLR2004
        raise ParameterError(
            f"{f.text} is not a quadratic expression.",
            remedy="Give one of the form ax² + bx + c, such as x^2 + 6x + 5.",
        )
    if abs(b) < 1e-9:  # noqa: PLR2004
        raise ParameterError(
            f"{f.text} has no term with x alone, so there is nothing to complete: take the root at once.",
            remedy="Give one with a term in x, such as x^2 + 6x + 5.",
        )
    if max(abs(number) for number in (a, b, c, b / a, c / a)) > LARGEST or abs(b / a) < 0.01:  # noqa: PLR2004
        raise ParameterError(
            f"The numbers in {f.text} are too large or too small to be drawn well.",
            remedy=f"Choose numbers below {LARGEST}.",
        )
    if b * b < 4 * a * c and "QUADRATIC" in values.given:
        notes.append(f"{f.text} = 0 has no real solution; the video shows why.")
    return values


TEMPLATE = Template(
    id="completing_the_square",
    title="Completing the square",
    summary="A quadratic equation is solved by turning x² and bx into one square, drawn with its missing corner.",
    subject="mathematics",
    concepts=(
        "completing the square",
        "complete the square",
        "solving a quadratic equation by completing the square",
        "solve a quadratic equation",
        "how to solve an equation with x squared and x",
        "geometric picture of completing the square",
        "roots of a quadratic",
        "zeros of a parabola",
        "where the quadratic formula comes from",
        "vertex form of a quadratic function",
        "writing a quadratic as a perfect square plus a number",
        "perfect square trinomial",
        "binomial formula in reverse",
        "al-Khwarizmi's method for quadratics",
        "x^2 + 6x + 5 = 0",
        "quadratic equation without a real solution",
        "why add half the coefficient squared",
        "finding both solutions of a quadratic",
        "turn a quadratic into a perfect square",
        "solve a quadratic by making a perfect square",
        "where does the name completing the square come from",
        "half of b squared added to both sides",
        "rewrite x^2 + bx as a square minus something",
        "vertex form of a parabola by completing the square",
        "geometric picture of completing the square with tiles",
        "the missing corner of the square",
        "solve a quadratic equation geometrically",
        "solving x squared plus 6x equals 7",
        "add a small square to make the big one complete",
        "quadratic equation without the formula",
        "write a quadratic as (x + p)^2 + q",
        "al-khwarizmi's way to solve quadratics",
        "transform the quadratic so that x appears once",
        "completing squares for quadratic equation",
        "how do you complete the square",
        "quadratic equations solved by a picture",
        "x squared plus 10x as a perfect square",
        "rearrange a quadratic into a squared bracket plus a number",
        "make both sides a square to solve for x",
    ),
    examples=(
        "solve x^2 + 6x + 5 = 0 by completing the square",
        "complete the square for 2x^2 - 8x + 3",
        "show completing the square geometrically",
    ),
    parameters=(
        Function(
            "QUADRATIC",
            "The quadratic expression; the equation says that it is zero.",
            cues=("solve…", "equation", "for…", "quadratic", "of…", "f(x)", "y", "square…", "expression"),
            domain=(-1.0, 1.0),
            bound=1e6,
        ),
    ),
    beyond=(
        "perfect squares up to",
        "list of perfect squares",
        "cubic equation",
        "system of equations",
        "quadratic inequality",
        "complex solutions",
        "complex roots",
        "factoring by grouping",
        "circle equation",
        "ellipse",
        "conic section",
        "two variables",
        "quadratic form",
        "quadratic programming",
        "integral by completing the square",
        "square root algorithm",
        "magic square",
        "chi-square",
    ),
    repair=repair,
)
