"""What besides a script decides how its picture comes out: part of every cache key."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.plugins import fingerprint
from stitcher_lab.render.canonical import scene_key
from stitcher_lab.tex.without_latex import setter

if TYPE_CHECKING:
    from stitcher_lab.model import Quality

_ROOT = Path(__file__).parents[1]
# What runs inside and has a hand in the picture.
_DRAWING = ("scene/**/*.py", "formula/**/*.py", "tex/*.py", "render/inside.py", "render/stage.py", "render/layout.py",
            "render/picture.py", "render/formulas.py", "render/run_through.py", "render/parallel/*.py",
            "render/speed/*.py")  # fmt: skip


def picture_version(source: str = "") -> str:
    """Hash (32 hex digits) of Manim's version, of our own code that runs beside a script, and of its plugins."""
    parts = [_own_version(), *filter(None, (fingerprint(source), _without_latex()))]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32] if len(parts) > 1 else parts[0]


def _without_latex() -> str:
    """What sets formulas in LaTeX's place; empty where it is installed."""
    there = all(shutil.which(program) for program in ("latex", "dvisvgm"))
    return "" if there else f"without LaTeX: {setter()}"


@cache
def _own_version() -> str:
    digest = hashlib.sha256(version("manim").encode())
    for pattern in _DRAWING:
        for path in sorted(_ROOT.glob(pattern)):
            digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def rehearsal_key(source: str, scene: str, quality: Quality) -> str:
    """Name the rehearsal of one scene: by all that it depends on, wherever in the file that stands."""
    facts = f"{quality.fps}\0{picture_version(source)}\0{scene_key(source, scene)}"
    return hashlib.sha256(facts.encode()).hexdigest()
