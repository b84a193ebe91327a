"""The voiceover contract: a scene says the lines of its storyboard, character for character, in order, each once.

Whatever a model writes, the strings it hands to ``voiceover`` are replaced by the storyboard's. Where a scene has more
or fewer blocks than lines, the blocks that plainly mean a line get it, and the rest is told. That the scene then says
them when it runs (a block may stand in a loop) is seen in the rehearsal.
"""

from __future__ import annotations

import ast
import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.model import Line

# Two lines are the same one reworded when this much of them agrees (difflib's ratio, 0 to 1).
_REWORDED = 0.6
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Restored:
    """Code whose narration is the storyboard's; ``missing`` and ``extra`` are what could not be matched."""

    code: str
    missing: tuple[Line, ...] = ()
    extra: tuple[int, ...] = ()  # line numbers of blocks that speak a line of nobody's

    @property
    def kept(self) -> bool:
        """Whether every line has its block and every block its line."""
        return not self.missing and not self.extra


def restore(code: str, lines: Sequence[Line]) -> Restored:
    """Put the storyboard's lines into the ``voiceover`` calls of ``code``; code that does not parse stays as it is."""
    try:
        calls = _calls(parse(code))
    except (SyntaxError, ValueError, RecursionError):
        return Restored(code)
    pairs = list(zip(calls, lines, strict=True)) if len(calls) == len(lines) else _aligned(calls, lines)
    spoken = [line for _, line in pairs]
    matched = {id(call) for call, _ in pairs}
    return Restored(
        _rewritten(code, pairs),
        missing=tuple(line for line in lines if line not in spoken),
        extra=tuple(call.lineno for call in calls if id(call) not in matched),
    )


def supplement(code: str, lines: Sequence[Line]) -> str:
    """Give every line of the storyboard that has no block one of its own, over the picture as it then stands.

    The last thing to try before a scene is given up: the narration is whole, and only that beat's motion is missing.
    """
    calls = _calls(parse(code))
    pairs = {line.key: call for call, line in _aligned(calls, lines)}
    blocks = _blocks(parse(code))
    rows = code.splitlines()
    for number in reversed(range(len(lines))):
        if lines[number].key in pairs:
            continue
        before = next((pairs[line.key] for line in reversed(lines[:number]) if line.key in pairs), None)
        after = next((pairs[line.key] for line in lines[number + 1 :] if line.key in pairs), None)
        anchor = before or after
        if anchor is None:
            return code
        block = blocks[anchor.lineno]
        place = (block.end_lineno or block.lineno) if before else block.lineno - 1
        indent = " " * block.col_offset
        spoken = f"{indent}with {_call_text('self', lines[number], indent)}:"
        rows[place:place] = [spoken, f"{indent}    self.wait(0.1)"]
    return restore("\n".join(rows) + "\n", lines).code


def block_lines(code: str) -> list[int]:
    """Line of each ``voiceover`` call, in the order of the text."""
    return [call.lineno for call in _calls(parse(code))]


def _calls(tree: ast.AST) -> list[ast.Call]:
    """Every ``….voiceover(…)`` in the order of the text."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "voiceover"
    ]
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


def _blocks(tree: ast.AST) -> dict[int, ast.With]:
    """The ``with`` statement around each call, by the call's line."""
    return {
        item.context_expr.lineno: node for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items
    }


def _aligned(calls: Sequence[ast.Call], lines: Sequence[Line]) -> list[tuple[ast.Call, Line]]:
    """Match blocks and lines in order so that the most alike ones meet (an alignment as of two sequences)."""
    likeness = [[_alike(_text(call), line.text) for line in lines] for call in calls]
    best = [[0.0] * (len(lines) + 1) for _ in range(len(calls) + 1)]
    for i in range(len(calls) - 1, -1, -1):
        for j in range(len(lines) - 1, -1, -1):
            meet = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _REWORDED else 0.0
            best[i][j] = max(meet, best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(calls) and j < len(lines):
        if likeness[i][j] >= _REWORDED and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((calls[i], lines[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: str | None, other: str) -> float:
    if one is None:
        return 0.0
    return difflib.SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()


def _text(call: ast.Call) -> str | None:
    """Return the line as written in the call, where it is written there."""
    values = [keyword.value for keyword in call.keywords if keyword.arg == "text"] or call.args[:1]
    if not values:
        return None
    try:
        value = ast.literal_eval(values[0])
    except (ValueError, SyntaxError, TypeError):
        return None
    return value if isinstance(value, str) else None


def _rewritten(code: str, pairs: Sequence[tuple[ast.Call, Line]]) -> str:
    """Replace the calls, the last one first, so that the places of the others stay true."""
    raw = code.encode()
    starts = [0]
    for row in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    for call, line in sorted(pairs, key=lambda pair: (pair[0].lineno, pair[0].col_offset), reverse=True):
        begin = starts[call.lineno - 1] + call.col_offset
        end = starts[(call.end_lineno or call.lineno) - 1] + (call.end_col_offset or 0)
        if not isinstance(call.func, ast.Attribute):
            continue
        receiver = ast.unparse(call.func.value)
        row = raw[starts[call.lineno - 1] :].split(b"\n", 1)[0]
        indent = " " * (len(row) - len(row.lstrip()))
        raw = raw[:begin] + _call_text(receiver, line, indent).encode() + raw[end:]
    return raw.decode()


def _call_text(receiver: str, line: Line, indent: str) -> str:
    arguments = [f"text={_literal(line.text)}"]
    arguments += [f"{name}={_literal(value)}" for name, value in (("say", line.say), ("visual", line.visual)) if value]
    inner = "".join(f"\n{indent}{' ' * _INDENT}{argument}," for argument in arguments)
    return f"{receiver}.voiceover({inner}\n{indent})"


def _literal(text: str) -> str:
    """Write a string as people do: in double quotes where that takes no more escapes."""
    single = repr(text)
    if single.startswith("'") and '"' not in text and "\\" not in single:
        return f'"{text}"'
    return single
