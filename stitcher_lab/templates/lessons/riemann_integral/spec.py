"""What the lesson on Riemann sums teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import Choice, Count, Function, Interval, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Say so when the area lies below the axis, where rectangles count as negative."""
    from stitcher_lab.formula import Formula  # noqa: PLC0415 - heavy, and needed only when values were given

    low, high = values["INTERVAL"]
    if "F" in values.given and Formula(values["F"]).integral(low, high) < 0:
        notes.append("The integral is negative: more of the area lies below the axis than above it.")
    return values


TEMPLATE = Template(
    id="riemann_integral",
    title="From Riemann sums to the integral",
    summary="Ever finer rectangles fill the area under a curve; their sums close in on the integral.",
    subject="mathematics",
    concepts=(
        "Riemann sum",
        "Riemann sums converging to the integral",
        "Riemann integral",
        "definite integral",
        "the integral as the area under a curve",
        "area under a graph",
        "area between a curve and the x axis",
        "approximating an area with rectangles",
        "left, right and midpoint rectangle sums",
        "midpoint rule",
        "more and thinner rectangles under a curve",
        "what is an integral",
        "what does the integral sign mean",
        "definition of the integral as a limit of sums",
        "how to find the area of a shape with a curved edge",
        "numerical integration with rectangles",
        "introduction to integral calculus",
        "signed area below the axis",
        "integrating a function from a to b",
        "why an integral is a sum of infinitely many thin strips",
        "chop the region below a curve into thin strips and add them up",
        "why is the integral an area",
        "how much space is under a curve",
        "area between a graph and the x axis",
        "adding up many narrow rectangles",
        "more and thinner rectangles give the exact area",
        "distance travelled from a speed graph by adding slices",
        "integrate a function between two limits",
        "left and right sums close in on the area",
        "approximate the area with bars",
        "definite integral of f(x)",
        "definite integral as a limit of sums",
        "what does the stretched S symbol mean",
        "upper and lower sums",
        "estimate the area under a graph by columns",
        "slicing an area into columns",
        "midpoint rule rectangles",
        "area under a parabola",
        "how do you measure the area of a shape with a curved edge",
        "infinitely many infinitely thin rectangles",
        "area beneath a curvy line",
        "how big is the region below a graph",
        "cover the area with slim columns and sum them",
    ),
    examples=(
        "show how Riemann sums become an integral",
        "integral of sin(x) from 0 to 3 with 8 rectangles",
        "area under x^2 between 0 and 2 with midpoint rectangles",
    ),
    parameters=(
        Function(
            "F",
            "The function under whose curve the area lies.",
            cues=("of…", "under…", "function", "integral of…", "integrate…", "curve", "f(x)", "y", "for…"),
            domain="INTERVAL",
            bound=10_000,
            constant_ok=True,
        ),
        Interval(
            "INTERVAL",
            "From where to where the area goes.",
            cues=("from…", "between…", "on…", "over…", "interval"),
        ),
        Count(
            "RECTANGLES",
            "How many rectangles to start with.",
            cues=(
                "rectangles", "…rectangles", "…rectangle", "…strips", "…pieces", "…subintervals", "…bars", "n",
                "…left rectangles", "…right rectangles", "…midpoint rectangles", "…steps",
            ),
            low=1,
            high=100,
        ),
        Choice(
            "RULE",
            "Where a rectangle touches the curve: at the left end, the right end or the middle of its strip.",
            options={
                "left": ("left", "left endpoint", "left endpoints", "left sum", "lower left"),
                "right": ("right", "right endpoint", "right endpoints", "right sum"),
                "midpoint": ("midpoint", "midpoints", "middle", "center"),
            },
        ),
    ),
    beyond=(
        "double integral",
        "triple integral",
        "line integral",
        "surface integral",
        "improper integral",
        "integration by parts",
        "integration by substitution",
        "trapezoidal rule",
        "simpson's rule",
        "lebesgue",
        "volume of revolution",
        "fundamental theorem of calculus",
        "antiderivative rules",
        "partial fractions",
        "arc length",
        "monte carlo",
        "area between two curves",
    ),
    repair=repair,
)  # fmt: skip
