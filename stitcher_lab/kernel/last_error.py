"""The notebook's last error: what it was, where, and in plain words why."""

from __future__ import annotations

import html
import linecache
import re
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.gateway.redaction import LOOKS_SECRET
from stitcher_lab.kernel.faults import StitchError
from stitcher_lab.kernel.plain_words import plain_words

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_AROUND = 3  # lines shown before and after the one at fault
_LONGEST_MESSAGE = 300
_LONGEST_LINE = 160
# "password = 'x'", "api_key: x", "TOKEN=x": what stands behind such a name is nobody's business.
_NAMED_SECRET = re.compile(
    r"(?i)\b([\w-]*(?:passwo?r?d|secret|token|api_?key|credential)[\w-]*[\"']?\s*[:=]\s*)(?:[\"'][^\"']*[\"']|[^\s,;)]+)"
)
_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+@")
_QUOTED_PATH = re.compile(r"([\"'])(?:[A-Za-z]:\\|~?/)[^\"'\n]*[\\/]([^\"'\\/\n]*)\1")
_PATH = re.compile(r"(?<![\w:/.])(?:[A-Za-z]:\\|~?/)(?:[^\s'\":;,()<>\\/]+[\\/])+([^\s'\":;,()<>\\/]*)")


@dataclass(frozen=True, slots=True)
class LastError:
    """An error of a cell: its class, its message, and the lines around the place; ``line`` counts in its cell."""

    kind: str
    message: str
    line: int | None
    code: tuple[tuple[int, str], ...]


def find(shell: InteractiveShell) -> LastError:
    """Take the last error of the notebook, cleaned of paths and of what looks like a secret.

    Raises
    ------
    stitcher_lab.kernel.faults.StitchError
        There was none.

    """
    error = getattr(sys, "last_value", None)
    if isinstance(error, StitchError):
        raise StitchError(f"The last error was this program's own: {error.message}", remedy=error.remedy)
    if error is None or isinstance(error, KeyboardInterrupt):
        raise StitchError("No cell of this notebook has failed yet.", remedy="Run the cell that fails, then this one.")
    line, lines = _place(shell, error)
    kind = type(error).__name__
    message = str(error.msg) if isinstance(error, SyntaxError) else str(error)
    # A KeyError's text is the key as Python writes it; of others, only the first line is the message.
    message = cleaned(message.strip().partition("\n")[0])[:_LONGEST_MESSAGE]
    return LastError(kind, message, line, _around(lines, line))


def cleaned(text: str) -> str:
    """Return ``text`` without folders and without what looks like a secret."""
    text = _IN_ADDRESS.sub("", text)
    text = _NAMED_SECRET.sub(r"\1…", text)
    text = LOOKS_SECRET.sub("…", text)
    return _PATH.sub(r"\1", _QUOTED_PATH.sub(r"\1\2\1", text))


def prompt(error: LastError, question: str) -> str:
    """What a model is asked to explain; within the length that a prompt may have."""
    code = "; ".join(f"line {number}: {text.strip()}" for number, text in error.code if text.strip())
    at = f" at line {error.line}" if error.line else ""
    asked = f" The student asks: {cleaned(question)[:500]}" if question else ""
    return (
        f"Explain to a beginner what this Python error means, why it happened here, and how to mend it: "
        f"{error.kind}: {error.message}.{asked} It happened{at} of this code: {code}"
    )[:3500]


def in_words(error: LastError, question: str = "") -> dict[str, Any]:
    """The explanation as an output, where no model can make a video of it."""
    told = plain_words(error.kind, error.message)
    where = f"{error.kind} in line {error.line}" if error.line else error.kind
    why = "Without a language model this is text, and no video; docs/models.md says how to connect one."
    if question:
        why = f"A question of your own needs a language model (docs/models.md). {why}"
    lines = [f"{'→' if number == error.line else ' '} {number:3d}  {text}" for number, text in error.code]
    shown = f"<pre>{html.escape(chr(10).join(lines))}</pre>" if lines else ""
    parts = [told.means, told.usually, told.try_this]
    return {
        "text/plain": "\n".join([f"{where}: {error.message}", *lines, "", *filter(None, parts), "", why]),
        "text/html": f"<p><b>{html.escape(where)}:</b> {html.escape(error.message)}</p>{shown}"
        + "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)
        + f"<p><small>{html.escape(why)}</small></p>",
    }


def _place(shell: InteractiveShell, error: BaseException) -> tuple[int | None, list[str]]:
    """The last line of the notebook's own code on the way to the error, and its cell's lines."""
    if isinstance(error, SyntaxError) and error.lineno is not None:
        text = linecache.getlines(error.filename or "") or ((error.text or "").splitlines(keepends=True))
        line = error.lineno if len(text) >= error.lineno else 1
        return line, [each.rstrip("\n") for each in text]
    cells = _cells(shell)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in cells or "ipykernel_" in frame.filename or frame.filename.startswith("<ipython-input-"):
            lines = linecache.getlines(frame.filename)
            return frame.lineno, [each.rstrip("\n") for each in lines]
    return None, []


def _cells(shell: InteractiveShell) -> frozenset[str]:
    """Names that IPython gives to cells, as if they were files."""
    known = getattr(shell.compile, "_filename_map", {})
    return frozenset(known)


def _around(lines: list[str], line: int | None) -> tuple[tuple[int, str], ...]:
    if line is None:
        return ()
    first, last = max(line - _AROUND, 1), min(line + _AROUND, len(lines))
    return tuple((number, cleaned(lines[number - 1])[:_LONGEST_LINE]) for number in range(first, last + 1))
