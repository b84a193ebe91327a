"""Ordinary scripts: those of the folder, and some of Manim's own examples, read from the installed package."""

from __future__ import annotations

import re
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from textwrap import dedent

FOLDER = Path(__file__).resolve().parent / "scripts"
# Of Manim's documentation: one of each part, none that takes long.
EXAMPLES = (
    "LaggedStartExample", "ShowWrite", "Indications", "MoveAlongPathExample", "RotatingDemo", "ApplyMatrixExample",
    "Anagram", "SpinningTriangle", "TangentialArcExample", "IntersectionExample", "LabeledLineExample", "FilledAngle",
    "PolygramExample", "Tree", "ImplicitExample", "GetAreaExample", "DecimalMatrixExample", "NextToUpdater",
    "CodeFromString", "MarkupExample", "Dot3DExample", "ShapesWithVDict", "MovingCameraCenter", "VariableExample",
)  # fmt: skip
# Some of each kind, none with a name that another one has too: in the normal run they are drawn as one file.
QUICK = (
    "words_of_systems", "class_called_socket", "eval_in_text", "enumerations", "seeded_random", "image_from_array",
    "updaters", "moving_camera", "three_dimensions", "formulas", "code_on_screen", "animations_of_ones_own",
)  # fmt: skip


def scripts() -> dict[str, bytes]:
    """All of them, by name, as they lie in their files."""
    found = {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.py"))}
    return found | {name: source.encode() for name, source in _documented().items()}


def together() -> bytes:
    """The quick ones as one file."""
    return b"\n\n".join((FOLDER / f"{name}.py").read_bytes() for name in QUICK)


def _documented() -> dict[str, str]:
    """Manim's own examples: ``.. manim:: Name`` and an indented script below it; each ends with a short wait."""
    found: dict[str, str] = {}
    package = Path(find_spec("manim").origin).parent
    for path in sorted(package.rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for place, line in enumerate(lines):
            head = re.match(r"( *)\.\. manim:: (\w+)", line)
            if head and head[2] in EXAMPLES and head[2] not in found:
                body = takewhile(
                    lambda text, depth=head[1] + " ": not text or text.startswith(depth), lines[place + 1 :]
                )
                script = dedent("\n".join(text for text in body if not text.strip().startswith(":"))).strip("\n")
                found[head[2]] = f"from manim import *\n\n{script}\n        self.wait(0.1)\n".replace("\\\\", "\\")
    return found
