"""What the lesson on Pythagoras' theorem teaches, and what can be asked of it."""

import math
import re

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Number, Template, Values

# Beyond this ratio of the legs, one of the squares is too small to write in.
THINNEST = 6
_NUMBER = r"(\d+(?:\.\d+)?)"
_LONGEST = re.compile(
    rf"\b(?:hypotenuse|(?:longest|long) side|c)\s*(?:is|of|=|:|with|length|has|equals|\s)*{_NUMBER}"
    rf"|{_NUMBER}\s*(?:cm|m)?\s*(?:long\s+)?(?:hypotenuse\b|as (?:the|its) hypotenuse)",
    re.IGNORECASE,
)
_LEG = re.compile(rf"(?<![\w.^]){_NUMBER}(?![\w.]*\s*(?:hypotenuse|degrees|°))")


def rephrase(prompt: str, notes: list[str]) -> str:
    """Turn a hypotenuse and one leg into two legs.

    Raises
    ------
    ParameterError
        The hypotenuse is not the longest side.

    """
    found = _LONGEST.search(prompt)
    if not found:
        return prompt
    rest = prompt[: found.start()] + " " + prompt[found.end() :]
    legs = [float(number) for number in _LEG.findall(rest)]
    if len(legs) != 1:
        # Two legs say all: the hypotenuse follows from them.
        return rest if len(legs) > 1 else prompt
    longest = float(found[1] or found[2])
    if legs[0] >= longest:
        raise ParameterError(
            f"The hypotenuse, {longest:g}, must be longer than the leg, {legs[0]:g}.",
            remedy="Give a longer hypotenuse, or the two legs.",
        )
    other = round(math.sqrt(longest**2 - legs[0] ** 2), 2)
    notes.append(f"With the hypotenuse {longest:g} and the leg {legs[0]:g}, the other leg is {other:g}.")
    return f"legs {legs[0]:g} and {other:g}"


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
        "why is a² + b² = c²",
        "why is a^2 + b^2 = c^2",
        "how long is the hypotenuse when the short sides are known",
        "visual proof that the squares add up",
        "the square of the longest side equals the sum of the other two squares",
        "the two small squares fill the big square",
        "how do I find the longest side of a right triangle",
        "how long is a ladder leaning against a wall",
        "diagonal of a rectangular field",
        "diagonal of a tv screen from width and height",
        "shortcut across a rectangular park",
        "carpenter's 3 4 5 trick for a right angle",
        "rearranging four right triangles in a square",
        "pythagorean formula for a right angled triangle",
        "distance between opposite corners of a rectangle",
        "right triangle side lengths",
        "calculate the third side of a right triangle from the two legs",
        "squares built on the legs and the hypotenuse",
        "c is the square root of a squared plus b squared",
        "squares drawn on the three sides of a right triangle",
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
        "tuning",
        "life of",
        "school of",
        "history of",
        "triples",
        "garfield",
        "similar triangles",
        "pythagorean means",
    ),
    repair=repair,
    rephrase=rephrase,
)
