"""What scenes are told: what cannot be played or added, and times that are none."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import MOBJECT
from stitcher_lab.checking.kinds import LIST, NUMBER, TEXT, Called, ClassOf, Generated, Instance, Own, OwnClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Edit, Problem
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

ANIMATION = "manim.animation.animation.Animation"


def certainly(script: Script, node: ast.expr, base: str) -> bool:
    """Whether an expression surely is an instance of an installed class."""
    kinds = script.inference.infer(node)
    return bool(kinds) and all(script.inference.is_instance(kind, base) for kind in kinds or ())


def all_of(script: Script, node: ast.expr, classes: tuple[str, ...]) -> bool:
    """Whether an expression surely is an instance of exactly one of these classes."""
    kinds = script.inference.infer(node)
    return bool(kinds) and all(isinstance(kind, Instance) and kind.cls in classes for kind in kinds or ())


def played(script: Script, call: ast.Call) -> Iterator[Problem]:
    """Find what ``play`` would refuse."""
    if not call.args and not any(keyword.arg is None for keyword in call.keywords):
        yield script.problem(call, "value", "Scene.play", "play is called with no animation.",
                             edits=_left_out(script, call))  # fmt: skip
    if (edits := _old_style(script, call)) is not None:
        yield script.problem(call.args[0], "argument", "Scene.play", "play takes animations; this is a class.",
                             edits=edits)  # fmt: skip
        return
    for place, argument in enumerate(call.args):
        if all_of(script, argument, (NUMBER.cls,)):
            yield script.problem(argument, "argument", "Scene.play", "play takes animations; this is a number.",
                                 edits=_timed(script, call, argument))  # fmt: skip
        elif certainly(script, argument, MOBJECT):
            yield script.problem(
                argument, "argument", "Scene.play", "play takes animations; this is a mobject.",
                edits=_animated(script, argument),
            )  # fmt: skip
        elif (kinds := script.kinds(argument)) and all(_is_method(kind) for kind in kinds):
            yield script.problem(
                argument, "argument", "Scene.play", "play takes no methods; write .animate before the method.",
                edits=_method_animated(script, call, place),
            )  # fmt: skip
    yield from durations(script, call)


def _timed(script: Script, call: ast.Call, argument: ast.expr) -> tuple[Edit, ...]:
    """``play(Create(c), 2)`` -> ``play(Create(c), run_time=2)``."""
    given = any(keyword.arg in ("run_time", None) for keyword in call.keywords)
    if given or len(call.args) == 1 or argument is not call.args[-1]:
        return ()
    return (script.text.replaced(argument, f"run_time={script.text.written(argument)}"),)


def _old_style(script: Script, call: ast.Call) -> tuple[Edit, ...] | None:
    """``play(Write, text)``, as before 2018 -> ``play(Write(text))``; ``None`` where it is not written so."""
    kinds = script.kinds(call.args[0]) if call.args else frozenset()
    classes = [kind.cls for kind in kinds if isinstance(kind, ClassOf) and script.reference.is_a(kind.cls, ANIMATION)]
    if not kinds or len(classes) != len(kinds):
        return None
    rest = call.args[1:]
    if not rest or not all(certainly(script, item, MOBJECT) for item in rest):
        return ()
    first = script.text.replaced(call.args[0], f"{script.text.written(call.args[0])}(")
    start, end = script.text.start(rest[0]), script.text.end(rest[-1])
    inner = ", ".join(script.text.written(item) for item in rest)
    return (type(first)(first.start, end, f"{first.text}{inner})"),) if start < end else ()


def _is_method(kind: Kind) -> bool:
    return isinstance(kind, Called | Generated) and isinstance(kind.receiver, Instance | Own)


def _animated(script: Script, argument: ast.expr) -> tuple[Edit, ...]:
    """``circle.shift(UP)`` -> ``circle.animate.shift(UP)``."""
    inner = argument
    while isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
        inner = inner.func.value
    if inner is argument and not isinstance(argument, ast.Starred):
        # What is played and is no change of anything can only be meant to appear.
        return (script.text.replaced(argument, f"FadeIn({script.text.written(argument)})"),)
    if not isinstance(inner, ast.Name | ast.Attribute | ast.Subscript):
        return ()
    if not certainly(script, inner, MOBJECT):
        return ()
    return (script.text.replaced(inner, f"{script.text.written(inner)}.animate"),)


def _method_animated(script: Script, call: ast.Call, place: int) -> tuple[Edit, ...]:
    """``play(circle.shift, UP)`` -> ``play(circle.animate.shift(UP))``."""
    method = call.args[place]
    rest = call.args[place + 1 :]
    if place or not isinstance(method, ast.Attribute) or any(certainly(script, item, ANIMATION) for item in rest):
        return ()
    if any(_is_method(kind) for item in rest for kind in script.kinds(item)):
        return ()
    holder = script.text.written(method.value)
    arguments = ", ".join(script.text.written(item) for item in rest)
    edit = script.text.replaced(method, f"{holder}.animate.{method.attr}({arguments})")
    return (type(edit)(edit.start, script.text.end(rest[-1]) if rest else edit.end, edit.text),)


def _left_out(script: Script, call: ast.Call) -> tuple[Edit, ...]:
    statement = script.scopes.parents.get(call)
    return (script.text.replaced(call, "pass"),) if isinstance(statement, ast.Expr) else ()


def added(script: Script, call: ast.Call) -> Iterator[Problem]:
    """Find what ``add`` would refuse."""
    for argument in call.args:
        if all_of(script, argument, (LIST, "builtins.tuple")):
            edit = script.text.replaced(argument, f"*{script.text.written(argument)}")
            yield script.problem(argument, "argument", "Scene.add", "add takes mobjects one by one, no list.",
                                 edits=(edit,))  # fmt: skip
        elif certainly(script, argument, ANIMATION):
            yield script.problem(argument, "argument", "Scene.add", "add takes mobjects; this is an animation.",
                                 edits=_played_instead(script, call))  # fmt: skip
        elif (kinds := script.inference.infer(argument)) and all(is_no_mobject(script, kind) for kind in kinds):
            yield script.problem(argument, "argument", "Scene.add", "add takes mobjects.")


def _played_instead(script: Script, call: ast.Call) -> tuple[Edit, ...]:
    """``self.add(Create(c))`` -> ``self.play(Create(c))``."""
    if isinstance(call.func, ast.Attribute) and all(certainly(script, item, ANIMATION) for item in call.args):
        return (script.text.attribute_renamed(call.func, "play"),)
    return ()


def waited(script: Script, call: ast.Call) -> Iterator[Problem]:
    """Find times of ``wait`` that are none."""
    given = call.args[:1] or [keyword.value for keyword in call.keywords if keyword.arg == "duration"]
    for duration in given:
        if (number := _number(duration)) is not None and number <= 0:
            edits = _left_out(script, call)
            yield script.problem(call, "value", "Scene.wait", "wait needs a time above 0.", edits=edits)


def durations(script: Script, call: ast.Call) -> Iterator[Problem]:
    """Find a ``run_time`` that is none."""
    for keyword in call.keywords:
        if keyword.arg == "run_time" and (number := _number(keyword.value)) is not None and number <= 0:
            yield script.problem(
                keyword, "value", "run_time", "run_time must be above 0.",
                edits=(script.text.replaced(keyword.value, "0.1"),),
            )  # fmt: skip


def _number(node: ast.expr) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
    return None


def is_no_mobject(script: Script, kind: Kind) -> bool:
    """Whether something surely cannot be drawn."""
    if isinstance(kind, Instance):
        return kind.cls in (TEXT.cls, NUMBER.cls) or script.reference.is_a(kind.cls, ANIMATION)
    return isinstance(kind, ClassOf | OwnClass)
