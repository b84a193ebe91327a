"""From a scene that failed and its fixed form to two snippets that differ in what mattered.

A snippet holds the statements that the fix changed and whatever they need to run: the statements before them that bind
the names they use. It stands alone where that is possible, so that anybody can run it. Layout, comments and narration
are not kept: statements are written anew from the syntax tree, and voiceover blocks are opened.
"""

from __future__ import annotations

import ast
import copy
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.agent.lessons.needs import bound_by, with_needs
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_LINES = 14
MOST_CHARACTERS = 900
_LONGEST_TEXT = 40  # characters of a string that are kept: what a scene says is nobody's lesson
_PLAIN_BASES = frozenset({"Scene", "Lesson", "VoiceoverScene"})
_IN_EVERY_TRIAL = frozenset({"manim", "stitcher_lab.scene"})
_AT_LINE = re.compile(r"\bline (\d+)")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """The failing and the fixed snippet."""

    failing: str
    fixed: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """One scene class, taken apart: its bases, its statements in order, and what the file's top level binds."""

    bases: tuple[str, ...]
    statements: tuple[ast.stmt, ...]
    top: tuple[ast.stmt, ...]

    @property
    def texts(self) -> list[str]:
        return [ast.unparse(statement) for statement in self.statements]


def pair(failing_source: str, fixed_source: str, *, symbol: str, error: str) -> Pair | None:
    """Cut out what the fix changed; ``None`` where that is nothing, too much, or no Python.

    Parameters
    ----------
    failing_source, fixed_source
        Whole scene files.
    symbol
        The name at fault, such as ``Axes.get_graph``; of several changes, those that are about it count.
    error
        The sentence that told of the failure; a line number in it names the statement that must be shown.

    """
    try:
        found = _scenes(parse(failing_source), parse(fixed_source))
    except (SyntaxError, ValueError, RecursionError):
        return None
    if found is None:
        return None
    failing, fixed = found
    line = _AT_LINE.search(error)
    chosen = _chosen(failing, fixed, symbol.rpartition(".")[2], int(line[1]) if line else None)
    if chosen is None:
        return None
    cut = Pair(_text(failing, chosen[0], fixed.bases), _text(fixed, chosen[1], failing.bases))
    fits = all(
        len(text) <= MOST_CHARACTERS and len(text.splitlines()) <= MOST_LINES for text in (cut.failing, cut.fixed)
    )
    return cut if fits and cut.failing != cut.fixed and cut.failing and cut.fixed else None


def _scenes(failing: ast.Module, fixed: ast.Module) -> tuple[_Scene, _Scene] | None:
    """Find the scene that was changed: the classes of the same name that differ, or the only one in each file."""
    before = {node.name: node for node in failing.body if isinstance(node, ast.ClassDef)}
    after = {node.name: node for node in fixed.body if isinstance(node, ast.ClassDef)}
    for name, old in before.items():
        if name in after and ast.dump(old) != ast.dump(after[name]):
            return _scene(failing, old), _scene(fixed, after[name])
    if before and after:
        # Only the top level differs (an import), or the class was renamed.
        return _scene(failing, next(reversed(before.values()))), _scene(fixed, next(reversed(after.values())))
    return None


def _scene(module: ast.Module, node: ast.ClassDef) -> _Scene:
    statements: list[ast.stmt] = []
    for member in node.body:
        if isinstance(member, ast.FunctionDef):
            statements += _opened(member.body)
        elif isinstance(member, ast.Assign | ast.AnnAssign):
            statements.append(member)
    top = tuple(other for other in module.body if other is not node and not isinstance(other, ast.ClassDef))
    return _Scene(tuple(ast.unparse(base) for base in node.bases), tuple(statements), top)


def _opened(body: Sequence[ast.stmt], trackers: frozenset[str] = frozenset()) -> Iterator[ast.stmt]:
    """Take the statements out of voiceover blocks; a tracker's duration becomes a number."""
    for statement in body:
        if isinstance(statement, ast.With) and "voiceover" in ast.unparse(statement.items[0].context_expr):
            names = {item.optional_vars.id for item in statement.items if isinstance(item.optional_vars, ast.Name)}
            yield from _opened(statement.body, trackers | names)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        else:
            yield ast.fix_missing_locations(_Tidied(trackers).visit(copy.deepcopy(statement)))


class _Tidied(ast.NodeTransformer):
    """Takes out what is narration: times of a tracker, long texts."""

    def __init__(self, trackers: frozenset[str]) -> None:
        self._trackers = trackers

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Put a second in place of ``tracker.duration``."""
        self.generic_visit(node)
        return ast.copy_location(ast.Constant(1), node) if self._of_tracker(node) else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Put a second in place of ``tracker.time_until("word")``."""
        if isinstance(node.func, ast.Attribute) and self._of_tracker(node.func):
            return ast.copy_location(ast.Constant(1), node)
        self.generic_visit(node)
        return node

    def _of_tracker(self, node: ast.Attribute) -> bool:
        return isinstance(node.value, ast.Name) and node.value.id in self._trackers

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """Shorten a long text to its beginning."""
        if isinstance(node.value, str) and len(node.value) > _LONGEST_TEXT and "\\" not in node.value:
            return ast.copy_location(ast.Constant(node.value[:_LONGEST_TEXT].rstrip()), node)
        return node


def _chosen(failing: _Scene, fixed: _Scene, name: str, line: int | None) -> tuple[list[int], list[int]] | None:
    """Choose the statements to show, as places in each scene."""
    before, after = failing.texts, fixed.texts
    changes = [
        (range(i1, i2), range(j1, j2))
        for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    about = [
        (old, new) for old, new in changes
        if name and any(_names(name, text) for text in [*(before[i] for i in old), *(after[j] for j in new)])
    ]  # fmt: skip
    old = sorted({i for span, _ in about or changes for i in span})
    new = sorted({j for _, span in about or changes for j in span})
    if len(old) > 1 and len(new) > 1 and len(old) + len(new) > MOST_LINES:
        old, new = _narrowed(old, new, before, after, name)
    at_fault = [
        i for i, node in enumerate(failing.statements) if line and node.lineno <= line <= (node.end_lineno or 0)
    ]
    if not at_fault and not old:
        at_fault = [i for i, text in enumerate(before) if name and _names(name, text)][:1]
    for i in at_fault:
        if i not in old:
            old.append(i)
            new += [j for j, text in enumerate(after) if text == before[i] and j not in new]
    return (sorted(old), sorted(new)) if old and new else None


def _narrowed(
    old: list[int], new: list[int], before: Sequence[str], after: Sequence[str], name: str
) -> tuple[list[int], list[int]]:
    """Of a scene that was written anew, keep the statements about ``name`` and what came in their place."""
    kept = [i for i in old if name and _names(name, before[i])][:2]
    instead = set()
    for i in kept:
        likeness = {j: difflib.SequenceMatcher(a=before[i], b=after[j], autojunk=False).ratio() for j in new}
        best = max(likeness, key=likeness.__getitem__)
        if likeness[best] >= _ALIKE:
            instead.add(best)
    return kept, sorted(instead)


def _names(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _text(scene: _Scene, chosen: Iterable[int], other_bases: tuple[str, ...]) -> str:
    """Write a snippet: the chosen statements with what they need, in a class of its own where its bases matter."""
    statements = with_needs(scene.statements, sorted(chosen), scene.top)
    lines = [line for statement in statements for line in ast.unparse(statement).splitlines()]
    # What a plugin's star import binds cannot be told from here; Manim's own is in every trial.
    above = [ast.unparse(node) for node in scene.top if _is_star(node) or set(scene.bases) & bound_by(node)]
    if set(scene.bases) <= _PLAIN_BASES and set(other_bases) <= _PLAIN_BASES:
        return "\n".join([*above, *lines] if lines else [])
    body = [f"        {line}" for line in lines or ["pass"]]
    return "\n".join([*above, f"class Trial({', '.join(scene.bases)}):", "    def construct(self):", *body])


def _is_star(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and node.module not in _IN_EVERY_TRIAL
