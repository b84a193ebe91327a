"""One script under examination: its text, tree, scopes and kinds, and what the rules ask about it."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from stitcher_lab.checking.fault import Edit, Fault, Problem
from stitcher_lab.checking.inferring import Inference
from stitcher_lab.checking.kinds import Nothing
from stitcher_lab.checking.scopes import Scopes
from stitcher_lab.checking.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.kinds import Kind, Kinds
    from stitcher_lab.reference import Reference

SCENE = "manim.scene.scene.Scene"
_CALLED_BY_MANIM = frozenset({
    "construct", "setup", "tear_down", "next_section", "interpolate_mobject", "begin", "finish",
})  # fmt: skip


class Script:
    """What the rules look at."""

    def __init__(self, source: str, tree: ast.Module, reference: Reference) -> None:
        self.text = SourceText(source)
        self.tree = tree
        self.reference = reference
        self.scopes = Scopes(tree)
        self.inference = Inference(tree, self.scopes, reference)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node whose errors would end the script."""
        return [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.expr | ast.stmt) and node in self.scopes.of and not self._spared(node)
        ]

    def _spared(self, node: ast.AST) -> bool:
        """Whether an error here is caught, or stands in what is never called."""
        if node in self.scopes.caught:
            return True
        return any(scope.node in self._idle for scope in self.scopes.of[node].chain())

    @cached_property
    def _idle(self) -> set[ast.AST]:
        """Functions and classes that nothing in the script refers to and Manim does not call."""
        found: set[ast.AST] = set()
        used = self.inference.parameters.is_used
        for node in self.scopes.own:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                holder = self.scopes.of[node].node
                called = node.name in _CALLED_BY_MANIM or node.name.startswith("__") or bool(node.decorator_list)
                if isinstance(holder, ast.ClassDef) and not called:
                    called = self._overrides(holder, node.name)
                if not called and not used(node.name):
                    found.add(node)
            elif isinstance(node, ast.ClassDef):
                scene = self.inference.classes.is_a(node, SCENE)
                if scene is False and not used(node.name):
                    found.add(node)
        return found

    def _overrides(self, holder: ast.ClassDef, name: str) -> bool:
        for cls in list(self.inference.classes.order(holder))[1:]:
            if cls is None or (isinstance(cls, str) and self.reference.method(cls, name)):
                return True
        return False

    def calls(self) -> Iterator[tuple[ast.Call, frozenset[Kind]]]:
        """Every call whose function is known."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                kinds = self.kinds(node.func)
                if kinds:
                    yield node, kinds

    def kinds(self, node: ast.expr) -> frozenset[Kind]:
        """Kinds of an expression without ``None``; empty where unknown."""
        found: Kinds = self.inference.infer(node)
        return frozenset(kind for kind in found or () if not isinstance(kind, Nothing))

    def scene_of(self, node: ast.AST) -> ast.ClassDef | None:
        """Find the class of the script in which a node stands."""
        for scope in self.scopes.of[node].chain():
            if isinstance(scope.node, ast.ClassDef):
                return scope.node
        return None

    def problem(
        self,
        node: ast.expr | ast.stmt | ast.keyword,
        kind: str,
        symbol: str,
        message: str,
        *,
        signature: str = "",
        nearest: tuple[str, ...] = (),
        edits: tuple[Edit, ...] | None = None,
        mended: str | None = None,
    ) -> Problem:
        """Put a finding together; ``mended`` defaults to what the only edit writes."""
        edits = edits or ()
        if mended is None and edits:
            mended = edits[0].text or "(left out)"
        line, column = node.lineno, node.col_offset
        if isinstance(node, ast.Attribute) and node.end_lineno and node.end_col_offset:
            line, column = node.end_lineno, node.end_col_offset - len(node.attr.encode())
        return Problem(
            Fault(line, column, kind, symbol, message, signature, nearest, mended=mended if edits else None), edits
        )

    # --------------------------------------------------------------------------------------------------- new imports

    def import_added(self, line: str) -> Edit:
        """Write an import behind those that there are, or first."""
        last = None
        for statement in self.tree.body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                last = statement
        if last is not None:
            place = self.text.end(last)
            rest = self.text.data.find(b"\n", place)
            place = len(self.text.data) if rest < 0 else rest
            return Edit(place, place, f"\n{line}")
        start = 0
        first = self.tree.body[0] if self.tree.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            place = self.text.end(first)
            return Edit(place, place, f"\n{line}")
        for text_line in self.text.data.splitlines(keepends=True):
            if not text_line.startswith(b"#"):
                break
            start += len(text_line)
        return Edit(start, start, f"{line}\n")

    @cached_property
    def imports(self) -> list[ast.Import | ast.ImportFrom]:
        """Every import of the script."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Import | ast.ImportFrom)]
