"""The lessons that come with the program: well-known traps of the Manim that it is built on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from stitcher_lab.agent.lessons.likeness import identity
from stitcher_lab.model import CoderLesson

FILE = Path(__file__).with_name("starter.json")


@cache
def starter_lessons() -> tuple[CoderLesson, ...]:
    """Return them in the order of the file. A test runs every snippet; so all count as verified."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    version = told["manim_version"]
    return tuple(
        CoderLesson(
            id=identity(entry["symbol"], "\n".join(entry["failing"]), version),
            symbol=entry["symbol"],
            advice=entry["advice"],
            failing="\n".join(entry["failing"]),
            fixed="\n".join(entry["fixed"]),
            manim_version=version,
            error=entry["error"],
            verified=True,
        )
        for entry in told["lessons"]
    )
