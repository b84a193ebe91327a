"""What the lesson on Pythagoras' theorem teaches, and what can be asked of it."""

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Number, Template, Values

# Beyond this ratio of the legs, one of the squares is too small to write in.
THINNEST = 6


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse a triangle that is too thin to be drawn; say which leg was made up when only one was given."""
    short, long = sorted((values["LEG_A"], values["LEG_B"]))
    given = values.given & {"LEG_A", "LEG_B"}
    if len(given) == 1 and long > THINNEST * short:
        name, other = ("LEG_A", "LEG_B") if "LEG_A" in given else ("LEG_B", "LEG_A")
        values[other] = values[name]
        notes.append(f"Only one leg was given, so I make the other one as long: {values[name]:g}.")
    elif long > THINNEST * short:
        raise ParameterError(
            f"A triangle with the legs {values['LEG_A']:g} and {values['LEG_B']:g} is too thin to be drawn well.",
            remedy=f"Choose legs of which one is at most {THINNEST} times as long as the other.",
        )
    elif len(given) == 1:
        other = "LEG_B" if "LEG_A" in given else "LEG_A"
        notes.append(f"Only one leg was given; the other one is {values[other]:g}.")
    return values


TEMPLATE = Template(
    id="pythagoras",
    title="Pythagoras' theorem",
    summary="Four copies of a right triangle, laid in two ways into one square, prove that a² + b² = c².",
    subject="mathematics",
    concepts=(
        "Pythagoras' theorem",
        "Pythagorean theorem",
        "theorem of Pythagoras",
        "proof of the Pythagorean theorem",
        "visual proof of Pythagoras",
        "proof of Pythagoras by rearranging triangles",
        "a squared plus b squared equals c squared",
        "a² + b² = c²",
        "hypotenuse of a right triangle",
        "how long is the long side of a right triangle",
        "finding the hypotenuse from the two legs",
        "right-angled triangle with legs 3 and 4",
        "squares on the sides of a right triangle",
        "square on the hypotenuse",
        "the 3-4-5 triangle",
        "Pythagorean triple",
        "length of the diagonal of a rectangle",
        "why do the squares on the legs add up",
    ),
    examples=(
        "prove Pythagoras' theorem",
        "Pythagorean theorem for a right triangle with legs 5 and 12",
        "how long is the hypotenuse if a = 6 and b = 8",
    ),
    parameters=(
        Number(
            "LEG_A",
            "The first leg of the right triangle.",
            cues=("legs…", "leg", "a", "side a", "sides…", "catheti…", "height", "short side"),
            low=0.1,
            high=1000,
        ),
        Number(
            "LEG_B",
            "The second leg of the right triangle.",
            cues=("legs…", "leg", "b", "side b", "sides…", "and…", "width", "base"),
            low=0.1,
            high=1000,
        ),
    ),
    beyond=(
        "law of cosines",
        "cosine rule",
        "converse of",
        "three dimensions",
        "pythagorean identity",
        "generating pythagorean triples",
        "euclid's formula",
        "fermat",
        "non-euclidean",
        "spherical triangle",
        "hypotenuse and one leg",
        "missing leg",
        "tuning",
        "garfield",
        "similar triangles",
        "pythagorean means",
    ),
    repair=repair,
)
