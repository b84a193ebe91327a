"""Arguments of the wrong kind: what cannot be played, added, grouped, coloured or waited for."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from stitcher_lab.checking import words
from stitcher_lab.checking.containers import MOBJECT
from stitcher_lab.checking.kinds import (
    ARRAY,
    LIST,
    NUMBER,
    TEXT,
    Called,
    ClassOf,
    Instance,
    OwnClass,
)
from stitcher_lab.checking.playing import ANIMATION, added, all_of, certainly, durations, is_no_mobject, played, waited
from stitcher_lab.checking.renames import renamed_color

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Edit, Problem
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_GEOMETRY = "manim.mobject.types.vectorized_mobject"
VMOBJECT, VGROUP, GROUP = f"{_GEOMETRY}.VMobject", f"{_GEOMETRY}.VGroup", "manim.mobject.mobject.Group"
_COLOR_KEYWORDS = frozenset({"color", "fill_color", "stroke_color", "background_stroke_color"})
_HEX_LENGTHS = (4, 5, 7, 9)
_GROUPS = frozenset({"AnimationGroup", "LaggedStart", "Succession"})
# These draw outlines, which only vectors have.
_FOR_VECTORS = frozenset({"Create", "Uncreate", "Write", "Unwrite", "DrawBorderThenFill", "ShowPassingFlash"})


def wrong(script: Script) -> Iterator[Problem]:
    """Find arguments of the wrong kind."""
    for call, kinds in script.calls():
        if len(kinds) != 1:
            continue
        kind = next(iter(kinds))
        yield from _colors(script, call)
        yield from words.quoted(script, call, kind)
        match kind:
            case Called(signature=signature) if signature.owner.endswith(".Scene"):
                name = signature.name.rpartition(".")[2]
                if name == "play":
                    yield from played(script, call)
                elif name == "add":
                    yield from added(script, call)
                elif name in ("wait", "pause"):
                    yield from waited(script, call)
            case ClassOf(cls=cls):
                yield from _made(script, call, cls)


# ------------------------------------------------------------------------------------------------- what is made of what


def _made(script: Script, call: ast.Call, cls: str) -> Iterator[Problem]:
    reference = script.reference
    name = cls.rpartition(".")[2]
    if cls in (VGROUP, GROUP):
        yield from _grouped(script, call, cls)
    elif reference.is_a(cls, ANIMATION):
        yield from _animation(script, call, name)
    elif name in ("Text", "MarkupText") and call.args and all_of(script, call.args[0], (LIST,)):
        yield script.problem(call.args[0], "argument", name, f"{name} takes one string, no list.")
    elif name in ("Text", "MarkupText") and call.args and all_of(script, call.args[0], (NUMBER.cls,)):
        edit = script.text.replaced(call.args[0], f"str({script.text.written(call.args[0])})")
        yield script.problem(call.args[0], "argument", name, f"{name} takes a string, no number.", edits=(edit,))
    elif name == "SurroundingRectangle" and call.args and all_of(script, call.args[0], (LIST,)):
        edit = script.text.replaced(call.args[0], f"*{script.text.written(call.args[0])}")
        yield script.problem(call.args[0], "argument", name, f"{name} takes mobjects one by one, no list.",
                             edits=(edit,))  # fmt: skip
    if name in ("Text", "MarkupText"):
        yield from _fonts(script, call)


def _grouped(script: Script, call: ast.Call, cls: str) -> Iterator[Problem]:
    name = cls.rpartition(".")[2]
    others = []
    for argument in call.args:
        if isinstance(argument, ast.Starred):
            continue
        kinds = script.inference.infer(argument)
        if not kinds:
            continue
        if all(_never_in(script, kind, cls) for kind in kinds):
            others.append(argument)
    if not others:
        return
    swap: tuple[Edit, ...] = ()
    mobjects = all(certainly(script, other, MOBJECT) for other in others)
    if cls == VGROUP and mobjects and isinstance(call.func, ast.Name):
        swap = (script.text.replaced(call.func, "Group"),)
    elif cls == GROUP and all(all_of(script, other, (LIST,)) for other in others):
        swap = tuple(script.text.replaced(other, f"*{script.text.written(other)}") for other in others)
    message = f"{name} cannot hold this: {script.text.written(others[0])[:60]}."
    yield script.problem(others[0], "argument", name, message, edits=swap)


def _never_in(script: Script, kind: Kind, cls: str) -> bool:
    """Whether a group would refuse it."""
    if isinstance(kind, Instance):
        if kind.cls in (LIST, "builtins.tuple"):
            return cls == GROUP
        if script.reference.is_a(kind.cls, MOBJECT):
            return cls == VGROUP and kind.exact and not script.reference.is_a(kind.cls, VMOBJECT)
        return script.reference.is_a(kind.cls, ANIMATION) or kind.cls in (TEXT.cls, NUMBER.cls, ARRAY.cls)
    return isinstance(kind, ClassOf | OwnClass)


def _animation(script: Script, call: ast.Call, name: str) -> Iterator[Problem]:
    yield from durations(script, call)
    if name in _GROUPS and not call.args and not any(keyword.arg in (None, "animations") for keyword in call.keywords):
        yield script.problem(call, "value", name, f"{name} holds no animation.")
    if not call.args or name in ("AnimationGroup", "LaggedStart", "Succession", "Wait", "Add"):
        return
    first = call.args[0]
    kinds = script.inference.infer(first)
    if not kinds or "Map" in name or "Method" in name or "Function" in name or "Homotopy" in name:
        return
    if name in ("FadeIn", "FadeOut"):
        yield from _directions(script, call, name)
    if not _takes_mobject(script, call):
        return
    if all(isinstance(kind, Instance) and kind.cls in (LIST, "builtins.tuple") for kind in kinds):
        yield script.problem(first, "argument", name, f"{name} takes a mobject, no list.",
                             edits=_unpacked(script, first, name))  # fmt: skip
    elif all(is_no_mobject(script, kind) for kind in kinds):
        yield script.problem(first, "argument", name, f"{name} takes a mobject.")
    elif name in _FOR_VECTORS and all(_is_no_vector(script, kind) for kind in kinds):
        edits = (script.text.replaced(call.func, "FadeIn"),) if name == "Create" else ()
        yield script.problem(first, "argument", name, f"{name} draws outlines, which this has none of.", edits=edits)


def _directions(script: Script, call: ast.Call, name: str) -> Iterator[Problem]:
    """``FadeIn(circle, UP)``, as ManimGL has it."""
    for argument in call.args[1:]:
        if not isinstance(argument, ast.Starred) and all_of(script, argument, (ARRAY.cls,)):
            written = script.text.written(argument)
            last = argument is call.args[-1] and not any(keyword.arg == "shift" for keyword in call.keywords)
            edits = (script.text.replaced(argument, f"shift={written}"),) if last else ()
            message = f"{name} takes a direction as shift={written}."
            yield script.problem(argument, "argument", name, message, edits=edits)


def _takes_mobject(script: Script, call: ast.Call) -> bool:
    kinds = script.kinds(call.func)
    for kind in kinds:
        signature: Any = script.reference.constructor(kind.cls) if isinstance(kind, ClassOf) else None
        first = signature.parameters[0].name if signature and signature.parameters else ""
        return first in ("mobject", "vmobject", "mobjects", "mobject_or_point")
    return False


def _unpacked(script: Script, first: ast.expr, name: str) -> tuple[Edit, ...]:
    written = script.text.written(first)
    if name in ("FadeIn", "FadeOut"):
        return (script.text.replaced(first, f"*{written}"),)
    if name in ("Create", "Write", "Uncreate", "DrawBorderThenFill", "Unwrite"):
        return (script.text.replaced(first, f"VGroup(*{written})"),)
    return ()


def _is_no_vector(script: Script, kind: Kind) -> bool:
    return isinstance(kind, Instance) and kind.exact and (
        script.reference.is_a(kind.cls, MOBJECT) and not script.reference.is_a(kind.cls, VMOBJECT)
    ) and kind.cls.startswith(("manim.mobject.mobject.Group", "manim.mobject.types.image_mobject"))  # fmt: skip


# ----------------------------------------------------------------------------------------------------- colours, fonts


def _colors(script: Script, call: ast.Call) -> Iterator[Problem]:
    kinds = script.kinds(call.func)
    if not any(isinstance(kind, ClassOf | Called) for kind in kinds):
        return
    for keyword in call.keywords:
        match keyword:
            case ast.keyword(arg=str(name), value=ast.Constant(value=str(color)) as value) if name in _COLOR_KEYWORDS:
                if not _is_color(script, color):
                    yield _no_color(script, value, color)
    match call.func, call.args:
        case ast.Attribute(attr="set_color" | "set_fill" | "set_stroke"), [ast.Constant(value=str(color)) as value, *_]:
            if not _is_color(script, color):
                yield _no_color(script, value, color)


def _is_color(script: Script, color: str) -> bool:
    if color.startswith("#"):
        return len(color) in _HEX_LENGTHS
    if color.startswith("0x"):
        return True
    export = script.reference.modules["manim"]["names"].get(color.upper())
    return bool(export) and str(export[1]).endswith(".ManimColor")


def _no_color(script: Script, value: ast.Constant, color: str) -> Problem:
    known = renamed_color(color, script.reference)
    edits = (script.text.replaced(value, f'"{known}"'),) if known else ()
    return script.problem(value, "value", color, f'Manim knows no colour called "{color}".', edits=edits)


def _fonts(script: Script, call: ast.Call) -> Iterator[Problem]:
    for keyword in call.keywords:
        match keyword:
            case ast.keyword(arg="weight" | "slant" as name, value=ast.Constant(value=str(text)) as value):
                if not text.isupper():
                    yield script.problem(value, "value", name, f"{name} is written in capitals.",
                                         edits=(script.text.replaced(value, f'"{text.upper()}"'),))  # fmt: skip
