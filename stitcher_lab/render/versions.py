"""What besides a script decides how its picture comes out: part of every cache key."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.plugins import fingerprint

if TYPE_CHECKING:
    from stitcher_lab.model import Quality

_ROOT = Path(__file__).parents[1]
# What runs inside and has a hand in the picture.
_DRAWING = ("scene/**/*.py", "formula/**/*.py", "render/inside.py", "render/stage.py", "render/layout.py",
            "render/picture.py")  # fmt: skip


def picture_version(source: str = "") -> str:
    """Hash (32 hex digits) of Manim's version, of our own code that runs beside a script, and of its plugins."""
    plugins = fingerprint(source)
    return hashlib.sha256(f"{_own_version()} {plugins}".encode()).hexdigest()[:32] if plugins else _own_version()


@cache
def _own_version() -> str:
    digest = hashlib.sha256(version("manim").encode())
    for pattern in _DRAWING:
        for path in sorted(_ROOT.glob(pattern)):
            digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def rehearsal_key(source: str, quality: Quality) -> str:
    """Name a rehearsal: by the exact source, since its findings and errors point at lines."""
    facts = f"{quality.fps}\0{picture_version(source)}\0{source}"
    return hashlib.sha256(facts.encode()).hexdigest()
