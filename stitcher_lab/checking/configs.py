"""Dictionaries of keywords that a mobject hands on: ``axis_config={…}``, ``background_line_style={…}``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import ClassOf, OwnClass
from stitcher_lab.checking.renames import renamed_keyword
from stitcher_lab.checking.wording import is_cosmetic, synonym
from stitcher_lab.reference.likeness import nearest, slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Problem
    from stitcher_lab.checking.script import Script
    from stitcher_lab.reference import Signature

_AXES = "manim.mobject.graphing.coordinate_systems.CoordinateSystem"
# Keyword of a class (or of one that derives from it), and what its entries are handed to.
_HANDED = {
    "axis_config": (_AXES, "NumberLine"),
    "x_axis_config": (_AXES, "NumberLine"),
    "y_axis_config": (_AXES, "NumberLine"),
    "z_axis_config": (_AXES, "NumberLine"),
    "background_line_style": (_AXES, "VMobject.set_style"),
    "faded_line_style": (_AXES, "VMobject.set_style"),
    "decimal_number_config": ("manim.mobject.graphing.number_line.NumberLine", "DecimalNumber"),
}


def wrong_entries(script: Script) -> Iterator[Problem]:
    """Find entries that are not taken where they are handed on."""
    for call, kinds in script.calls():
        classes = {kind.cls for kind in kinds if isinstance(kind, ClassOf)}
        if len(classes) != len(kinds) or any(isinstance(kind, OwnClass) for kind in kinds):
            continue
        for keyword in call.keywords:
            base, taker = _HANDED.get(keyword.arg or "", ("", ""))
            if not base or not all(script.reference.is_a(cls, base) for cls in classes):
                continue
            signature = script.reference.find(taker)
            if signature and signature.keywords is not None and isinstance(keyword.value, ast.Dict):
                yield from _entries(script, keyword.value, signature)


def _entries(script: Script, entries: ast.Dict, signature: Signature) -> Iterator[Problem]:
    # The axes themselves read these before they hand the rest on.
    taken = (signature.keywords or frozenset()) | {"include_tip", "numbers_to_include"}
    given = {key.value for key in entries.keys if isinstance(key, ast.Constant)}
    for place, key in enumerate(entries.keys):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str) or key.value in taken:
            continue
        free = taken - given
        yield script.problem(
            key, "keyword", f"{signature.name}.{key.value}", f"{signature.name} takes no keyword {key.value}.",
            signature=str(signature), nearest=nearest(key.value, taken),
            edits=_mended(script, entries, place, key.value, signature, free),
        )  # fmt: skip


def _mended(  # noqa: PLR0917
    script: Script, entries: ast.Dict, place: int, name: str, signature: Signature, free: frozenset[str]
) -> tuple[Edit, ...]:
    key = entries.keys[place]
    renamed = renamed_keyword(script.reference.order(signature.owner), name)
    written = renamed if renamed in free else slip(name, free) or synonym(name, free)
    if key is not None and written:
        return (script.text.replaced(key, f'"{written}"'),)
    if renamed == "" or is_cosmetic(name):
        return (_left_out(script, entries, place),)
    return ()


def _left_out(script: Script, entries: ast.Dict, place: int) -> Edit:
    starts = [script.text.start(key or value) for key, value in zip(entries.keys, entries.values, strict=True)]
    start, end = starts[place], script.text.end(entries.values[place])
    if place + 1 < len(starts):
        return Edit(start, starts[place + 1], "")
    return Edit(script.text.end(entries.values[place - 1]), end, "") if place else Edit(start, end, "")
