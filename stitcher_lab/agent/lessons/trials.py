"""Scenes that try a snippet: one that ends well if the snippet runs, one that does if it fails as it should."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from stitcher_lab.syntax_tree import parse

_HEADER = "from manim import *\n\nfrom stitcher_lab.scene import *\n"
_RAISED = re.compile(r"(?:^|: )(\w*(?:Error|Exception|Warning|Exit|Interrupt|StopIteration))(?:: ?([^\n]*)|\s*$)")
_QUOTED = re.compile(r"['`]([^'`\n]{1,60})['`]")
_LONGEST_PIECE = 60


@dataclass(frozen=True, slots=True)
class Failure:
    """How a snippet fails: the exception's class, and pieces that its message holds. Empty: any way will do."""

    kind: str = ""
    pieces: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """For a reader."""
        return f"{self.kind}: {' … '.join(self.pieces)}" if self.pieces else self.kind


def failure_told_by(sentence: str) -> Failure:
    """Read the exception out of the sentence that told of it (``Squares, line 4: TypeError: …``)."""
    found = _RAISED.search(sentence)
    if found is None:
        return Failure()
    # A scene is called otherwise where its snippet is tried.
    scene = sentence.partition(",")[0]
    message = found[2] or ""
    quoted = [piece for piece in _QUOTED.findall(message) if piece not in {scene, "Trial"}]
    if not quoted:
        # What may differ from run to run (numbers, addresses) is left out.
        pieces = [piece.strip(" .,:;()[]<>") for piece in re.split(r"\d+|0x[0-9a-f]+", message)]
        longest = max(pieces, key=len, default="")[:_LONGEST_PIECE].strip()
        quoted = [longest] if longest else []
    return Failure(found[1], tuple(dict.fromkeys(quoted)))


def runs(snippet: str) -> str:
    """Write a scene that ends well if the snippet runs.

    Raises
    ------
    SyntaxError
        The snippet is no Python.

    """
    scene, construct = _scene(snippet)
    construct.body += parse("self.clear()\nself.wait(0.1)").body
    return _file(scene)


def fails(snippet: str, failure: Failure) -> str:
    """Write a scene that ends well if the snippet fails in that way, and badly if it runs or fails in another.

    Raises
    ------
    SyntaxError
        The snippet is no Python.

    """
    scene, construct = _scene(snippet)
    test = [f"type(error).__name__ == {failure.kind!r}"] if failure.kind else []
    test += [f"{piece!r} in str(error)" for piece in failure.pieces]
    trial = parse(
        "try:\n    pass\n"
        "except Exception as error:\n"
        f"    as_told = {' and '.join(test) or 'True'}\n"
        "else:\n    as_told = False\n"
        "if as_told:\n    self.clear()\n    self.wait(0.1)\n"
    ).body
    assert isinstance(trial[0], ast.Try)  # noqa: S101 - as written above
    trial[0].body = construct.body
    construct.body = trial
    return _file(scene)


def _scene(snippet: str) -> tuple[ast.Module, ast.FunctionDef]:
    """Return the snippet as a scene file, and the method to try."""
    tree = parse(snippet)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == "construct":
            return tree, node
    shell = parse("class Trial(Lesson):\n    def construct(self):\n        pass")
    (scene,) = shell.body
    assert isinstance(scene, ast.ClassDef)  # noqa: S101 - as written above
    (construct,) = scene.body
    assert isinstance(construct, ast.FunctionDef)  # noqa: S101
    stars = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"]
    construct.body = [node for node in tree.body if node not in stars] or construct.body
    shell.body = [*stars, scene]
    return shell, construct


def _file(scene: ast.Module) -> str:
    return f"{_HEADER}\n{ast.unparse(ast.fix_missing_locations(scene))}\n"
