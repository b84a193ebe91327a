"""What the lesson on multiplying complex numbers teaches, and what can be asked of it."""

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Complex, Template, Values

# One arrow would be a dot beside the other.
LARGEST_RATIO = 12


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse arrows of too different lengths; say which factor was made up when only one was given."""
    lengths = [abs(values["Z"]), abs(values["W"]), abs(values["Z"] * values["W"])]
    if max(lengths) > LARGEST_RATIO * min(lengths):
        raise ParameterError(
            "These numbers and their product are too different in length to be drawn in one picture.",
            remedy="Choose two complex numbers with lengths between about 0.5 and 4.",
        )
    given = values.given & {"Z", "W"}
    if len(given) == 1:
        other = "W" if "Z" in given else "Z"
        notes.append(f"Only one number was given; the other one is {values[other]:g}.".replace("j", "i"))
    return values


TEMPLATE = Template(
    id="complex_multiplication",
    title="Multiplying complex numbers",
    summary="Two complex numbers as arrows: their product turns and stretches; lengths multiply and angles add.",
    subject="mathematics",
    concepts=(
        "complex multiplication",
        "multiplying complex numbers",
        "product of two complex numbers",
        "geometric meaning of complex multiplication",
        "complex numbers as rotations",
        "complex multiplication as turning and stretching",
        "multiplying by i is a rotation by 90 degrees",
        "why is i squared minus one",
        "why i times i is -1",
        "complex numbers as arrows in the plane",
        "complex plane",
        "Argand diagram",
        "modulus and argument of a product",
        "lengths multiply and angles add",
        "polar form multiplication",
        "rotating a point with a complex number",
        "what does the imaginary unit do",
        "(2+i) times (1+i)",
        "why is multiplying by i a quarter turn",
        "multiply by i means rotate by 90 degrees",
        "complex multiplication geometrically",
        "multiply two numbers with an imaginary part",
        "angles add and lengths multiply",
        "what does multiplying by a complex number do to the plane",
        "imaginary numbers as rotation",
        "rotate and stretch with complex numbers",
        "product of two complex numbers as arrows",
        "i squared is minus one because two quarter turns are a half turn",
        "complex number times complex number",
        "(a+bi)(c+di)",
        "complex numbers in polar form multiply",
        "argument and modulus of a product",
        "picture of multiplying complex numbers in the complex plane",
        "turning and scaling by z",
        "arrows in the argand diagram multiply",
        "why i times i equals minus one",
        "turning arrows by multiplying with imaginary numbers",
    ),
    examples=(
        "show what multiplying complex numbers means",
        "multiply 2+i and 1+3i in the complex plane",
        "why is i squared equal to -1",
    ),
    parameters=(
        Complex(
            "Z",
            "The complex number that is multiplied.",
            cues=("z", "multiply…", "product of…", "of…", "numbers…"),
            low=0.1,
            high=6.0,
        ),
        Complex(
            "W",
            "The complex number that it is multiplied by.",
            cues=("w", "by…", "times…", "and…", "with…"),
            low=0.1,
            high=6.0,
        ),
    ),
    beyond=(
        "complex division",
        "dividing complex numbers",
        "roots of unity",
        "de moivre",
        "euler's formula",
        "euler's identity",
        "complex exponential",
        "mandelbrot",
        "julia set",
        "quaternion",
        "complex derivative",
        "holomorphic",
        "contour integral",
        "complex conjugate",
        "fast multiplication",
        "fundamental theorem of algebra",
        "impedance",
    ),
    repair=repair,
)
