"""A script as text: where its nodes stand, whether it was cut off, what stands around it that is no code."""

from __future__ import annotations

import io
import re
import textwrap
import tokenize
import warnings
from typing import TYPE_CHECKING

from stitcher_lab import syntax_tree
from stitcher_lab.checking.fault import Edit

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

_FENCE = re.compile(
    r"^[ \t]*(?P<mark>```+|~~~+)[ \t]*(?P<language>[\w+-]*)[^\n`]*\n"
    r"(?P<body>.*?)(?:^[ \t]*(?P=mark)[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_STRAY_FENCE = re.compile(r"^[ \t]*```+[ \t]*\w*[ \t]*\n?", re.MULTILINE)
# A line that is more likely code than words: indented, a bracket, a statement.
_CODE = re.compile(r"\s+\S|[)\]}@#]|(?:class|def|from|import|with|for|if|return|self)\b")
_CODE_BEGINS = re.compile(r"^(?:from \w[\w.]* import |import \w|class \w+|@|#|\"\"\"|''')", re.MULTILINE)
# What the parser says of a text that ends too early.
_CUT = re.compile(r"never closed|unterminated|unexpected EOF|expected an indented block|EOF while")


class SourceText:
    """Source with the places of its nodes, in bytes of its UTF-8 form, as :mod:`ast` counts them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = source.encode()
        self._starts = [0]
        for line in self.data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def place(self, line: int, column: int) -> int:
        """Offset of a line (from 1) and a column in bytes."""
        return self._starts[line - 1] + column

    def start(self, node: ast.expr | ast.stmt | ast.keyword | ast.arg) -> int:
        """Offset at which a node begins."""
        return self.place(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt | ast.keyword | ast.arg) -> int:
        """Offset just behind a node."""
        return self.place(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)

    def written(self, node: ast.expr | ast.stmt | ast.keyword) -> str:
        """A node as it was written."""
        return self.data[self.start(node) : self.end(node)].decode()

    def replaced(self, node: ast.expr | ast.keyword, text: str) -> Edit:
        """Write ``text`` instead of a node."""
        return Edit(self.start(node), self.end(node), text)

    def attribute_renamed(self, node: ast.Attribute, name: str) -> Edit:
        """Write another attribute's name."""
        end = self.end(node)
        return Edit(end - len(node.attr.encode()), end, name)

    def keyword_renamed(self, keyword: ast.keyword, name: str) -> Edit:
        """Write another keyword's name."""
        start = self.start(keyword)
        return Edit(start, start + len((keyword.arg or "").encode()), name)

    def argument_dropped(self, call: ast.Call, dropped: ast.expr | ast.keyword) -> Edit:
        """Leave out an argument with the comma that goes with it."""
        arguments: list[ast.expr | ast.keyword] = sorted([*call.args, *call.keywords], key=self.start)
        place = arguments.index(dropped)
        if place + 1 < len(arguments):
            return Edit(self.start(dropped), self.start(arguments[place + 1]), "")
        if place:
            return Edit(self.end(arguments[place - 1]), self.end(dropped), "")
        return Edit(self.start(dropped), self.end(dropped), "")

    def line_dropped(self, statement: ast.stmt) -> Edit:
        """Leave out a statement with its line, where it has the line to itself."""
        start, end = self.start(statement), self.end(statement)
        line_start = self._starts[statement.lineno - 1]
        line_end = self._starts[statement.end_lineno or statement.lineno]
        alone = not self.data[line_start:start].strip() and not self.data[end:line_end].strip()
        if not alone:
            return Edit(start, end, "pass")
        return Edit(start, end, "pass") if start > line_start else Edit(line_start, line_end, "")

    def applied(self, edits: list[Edit]) -> str:
        """Write edits, which must not overlap."""
        data = self.data
        for edit in sorted(edits, reverse=True):
            data = data[: edit.start] + edit.text.encode() + data[edit.end :]
        return data.decode()


def parse(source: str) -> ast.Module:
    """Parse without the parser's warnings.

    Raises
    ------
    SyntaxError, ValueError, RecursionError, MemoryError
        It is not Python.

    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return syntax_tree.parse(source)


def parses(source: str) -> bool:
    """Whether it is Python."""
    try:
        parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def was_cut_off(source: str, error: SyntaxError) -> bool:
    """Whether the text simply ends too early: in a bracket, a string, or where a block should follow."""
    lines = source.rstrip().splitlines()
    if not lines or not _CUT.search(error.msg or ""):
        return False
    message = error.msg or ""
    if "indented block" in message or "EOF" in message:
        return (error.lineno or 0) >= len(lines)
    if "triple-quoted" in message:
        return True
    if "never closed" in message:
        # Cut off only if nothing else is wrong: with the brackets closed that are open at the end, it is Python.
        return parses(source.rstrip().rstrip(",") + _closing(source)) or _ends_midway(lines[-1])
    return (error.lineno or 0) >= len(lines)


def _ends_midway(line: str) -> bool:
    return line.rstrip().endswith(("(", "[", "{", ",", "=", ".", "+", "-", "*", "/", "\\"))


def _closing(source: str) -> str:
    """Brackets that are open at the end of the text, closed."""
    pairs = {"(": ")", "[": "]", "{": "}"}
    wanted: list[str] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.OP and token.string in pairs:
                wanted.append(pairs[token.string])
            elif token.type == tokenize.OP and wanted and token.string == wanted[-1]:
                wanted.pop()
    except (tokenize.TokenError, SyntaxError):
        pass
    return "".join(reversed(wanted))


def without_chatter(source: str) -> str | None:
    """Take the code out of what a model wrote around it; ``None`` where nothing can be taken that is Python.

    Text that is Python as it stands is left alone.
    """
    for candidate in _candidates(source):
        code = textwrap.dedent(candidate).strip("\n") + "\n"
        if code.strip() and parses(code) and re.search(r"^(?:class|def|from|import)\b", code, re.MULTILINE):
            return code
    return None


def _candidates(source: str) -> Iterator[str]:
    blocks = [match["body"] for match in _FENCE.finditer(source) if match["language"].lower() in ("", "python", "py")]
    whole = [block for block in blocks if "class " in block] or blocks
    if len(whole) == 1:
        yield whole[0]
    if len(blocks) > 1:
        yield "\n\n".join(blocks)
        yield max(blocks, key=len)
    plain = _STRAY_FENCE.sub("", source)
    yield plain
    begins = _CODE_BEGINS.search(plain)
    if begins:
        lines = plain[begins.start() :].splitlines()
        # Words after the code: every line of them is given up until the rest is Python.
        for count in range(len(lines), 0, -1):
            if count < len(lines) and _CODE.match(lines[count]):
                break
            yield "\n".join(lines[:count])
