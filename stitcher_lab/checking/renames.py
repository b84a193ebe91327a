"""The table of what is called otherwise now (``renames.toml``), held against what is installed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.reference import Reference


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files("stitcher_lab.checking").joinpath("renames.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def renamed_name(name: str, reference: Reference) -> str | None:
    """Say what a name is called now; an expression such as ``config.frame_width`` is possible."""
    table = _table()
    found = table["names"].get(name) or table["colors"].get(name) or _shade(name, reference)
    if found is None:
        return None
    known = "." in found or found.isdigit() or found in reference.symbols
    return str(found) if known else None


def renamed_color(name: str, reference: Reference) -> str | None:
    """Say which of Manim's colours comes nearest to one of another palette."""
    name = name.upper().replace(" ", "_").replace("-", "_")
    found = _table()["colors"].get(name) or _shade(name, reference)
    return found if found in reference.symbols else None


def _shade(name: str, reference: Reference) -> str | None:
    """``DARK_TEAL``, ``TEAL_DARK``, ``TEAL_F``, ``TEAL2`` -> the shade of that colour that comes nearest."""
    for pattern, suffix in _SHADES:
        if match := pattern.fullmatch(name):
            shade = match["color"] + suffix
            return shade if shade in reference.symbols and match["color"] in reference.symbols else None
    return None


_SHADES = (
    (re.compile(r"(?:LIGHT|PALE|PASTEL|SOFT)_?(?P<color>[A-Z]+)"), "_A"),
    (re.compile(r"(?P<color>[A-Z]+)_?(?:LIGHT|PALE|PASTEL)"), "_A"),
    (re.compile(r"(?:DARK|DEEP|MIDNIGHT)_?(?P<color>[A-Z]+)"), "_E"),
    (re.compile(r"(?P<color>[A-Z]+)_?(?:DARK|DEEP|[F-H])"), "_E"),
    (re.compile(r"(?:BRIGHT|NEON|PURE|VIVID|HOT)_?(?P<color>[A-Z]+)"), ""),
    (re.compile(r"(?P<color>[A-Z]+)_?(?:BRIGHT|NEON|[0-9]+)"), ""),
)


def renamed_in_module(module: str, name: str) -> str | None:
    """Say what is used instead of something that a module holds no more."""
    found = _table()["modules"].get(f"{module}.{name}")
    return None if found is None else str(found)


def renamed_member(classes: Iterable[str], name: str) -> str | None:
    """Say what a method is called now, on a class given with its bases."""
    return _of(classes, "methods", name)


def renamed_keyword(classes: Iterable[str], name: str, method: str = "") -> str | None:
    """Say what a keyword is called now; empty where it is simply left out."""
    return _of(classes, "keywords", f"{method}.{name}" if method else name)


def _of(classes: Iterable[str], table: str, name: str) -> str | None:
    for cls in classes:
        found = _table()[table].get(f"{cls.rpartition('.')[2]}.{name}")
        if found is not None:
            return str(found)
    return None
