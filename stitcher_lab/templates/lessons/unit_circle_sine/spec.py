"""What the lesson on the unit circle teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import Number, Template, Values

FULL_TURN = 360


def repair(values: Values, notes: list[str]) -> Values:
    """Bring the angle into one turn."""
    angle = values["ANGLE"]
    if not 0 <= angle <= FULL_TURN:
        reduced = round(angle % FULL_TURN, 4)
        values["ANGLE"] = int(reduced) if float(reduced).is_integer() else reduced
        notes.append(f"An angle of {angle:g}° ends where {values['ANGLE']:g}° does, so I show that one.")
    return values


TEMPLATE = Template(
    id="unit_circle_sine",
    title="From the unit circle to the sine wave",
    summary="A point goes round the unit circle; its height, drawn over the angle, becomes the sine wave.",
    subject="mathematics",
    concepts=(
        "unit circle",
        "sine on the unit circle",
        "sine and cosine from the unit circle",
        "definition of sine and cosine for any angle",
        "how the unit circle makes the sine wave",
        "where does the sine curve come from",
        "graph of the sine function",
        "sine wave",
        "sine as the height of a point on a circle",
        "cosine as the horizontal position on a circle",
        "trigonometric functions and circular motion",
        "sine of an angle larger than 90 degrees",
        "sine of 30 degrees",
        "why sine is negative below the axis",
        "why sine repeats every 360 degrees",
        "period of the sine function",
        "sine squared plus cosine squared equals one",
        "rolling out a circle into a wave",
        "introduction to trigonometry with a circle",
        "how does going round a circle draw a wave",
        "where do the values of sin come from",
        "why is sin 90 equal to 1",
        "why is sin(180°) zero",
        "cos of 60 degrees on the unit circle",
        "a point on a ferris wheel goes up and down like a sine",
        "a wheel turning makes a wave",
        "height of a rotating point over time",
        "circle of radius one and angles",
        "unrolling the circle into the sine graph",
        "sine and cosine as coordinates",
        "sin and cos for any angle",
        "why does sine go up and down between -1 and 1",
        "the shadow of a rotating stick",
        "sine curve traced by a spinning wheel",
        "what are sine and cosine",
        "trigonometry on a circle for students",
        "sin of an angle in degrees",
        "how to read sine off the unit circle",
        "why do two angles have the same sine",
        "a circle becomes a wave",
    ),
    examples=(
        "show how the unit circle gives the sine wave",
        "sine of 120 degrees on the unit circle",
        "why does the sine curve look like a wave",
    ),
    parameters=(
        Number(
            "ANGLE",
            "The angle at which to look closely, in degrees.",
            cues=("angle", "degrees", "…degrees", "sine of…", "sin", "at…", "theta", "of…"),
            low=-3600,
            high=3600,
            unit="°",
            units={
                "°": 1,
                "degrees": 1,
                "degree": 1,
                "deg": 1,
                "rad": 57.29577951308232,
                "radians": 57.29577951308232,
            },
        ),
    ),
    beyond=(
        "degrees to radians",
        "radians to degrees",
        "law of sines",
        "sine rule",
        "tangent function",
        "inverse sine",
        "arcsine",
        "hyperbolic",
        "addition formula",
        "double angle",
        "amplitude and phase",
        "fourier",
        "euler's formula",
        "taylor",
        "derivative of sine",
        "integral of sine",
        "solving a triangle",
        "damped",
        "sound synthesis",
    ),
    repair=repair,
)
