"""How a cell says that something went wrong: a sentence and what to do, never a stack trace.

The cell still counts as failed, so that "Run all" stops at it.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import Cancelled, ScriptError, StitcherError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RED, _PLAIN = "\x1b[1;31m", "\x1b[0m"


class StitchError(StitcherError):
    """What a cell is told.

    ``more`` are lines that are shown below the remedy, such as a small diff; ``line`` is the script's, counted from 1.
    """

    def __init__(self, message: str, *, remedy: str = "", more: Sequence[str] = (), line: int | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.more = tuple(more)
        self.line = line

    def _render_traceback_(self) -> list[str]:
        """What IPython shows instead of a traceback."""
        lines = [f"{_RED}{self.message}{_PLAIN}"]
        if self.remedy:
            lines.append(self.remedy)
        return [*lines, *self.more]

    def _repr_html_(self) -> str:
        return f"<b>{html.escape(self.message)}</b> {html.escape(self.remedy)}"


class StitchStopped(StitchError):
    """The user stopped the cell, or the job from elsewhere."""

    def __init__(self, message: str = "Stopped.") -> None:
        super().__init__(message)

    def _render_traceback_(self) -> list[str]:
        return [self.message]


def as_cell_error(error: StitcherError) -> StitchError:
    """Turn any of our errors into one that a cell shows well."""
    if isinstance(error, StitchError):
        return error
    if isinstance(error, Cancelled):
        return StitchStopped()
    line = error.line if isinstance(error, ScriptError) else None
    told = StitchError(error.message, remedy=for_cells(error.remedy), line=line)
    told.job = error.job
    return told


def from_facts(error: Mapping[str, Any], job: str = "") -> StitchError:
    """Turn a job's error, as JSON has it, into one that a cell shows."""
    told = StitchError(
        str(error.get("message", "")) or "It did not work.",
        remedy=for_cells(error.get("remedy") or ""),
        line=error.get("line"),
    )
    told.job = job
    return told


# What the command line's remedies name, and what a cell has instead.
_WORDS = (
    ('stitcher make "explain binary search"', "explain binary search"),
    ("--max-duration", "--duration"),
    ("--language", "--lang"),
    ("See all: stitcher templates list", "See all: %stitch."),
    ("stitcher templates list", "%stitch"),
    ("see: stitcher voices", "see: %stitch"),
    ("stitcher voices", "%stitch"),
)


def for_cells(remedy: str) -> str:
    """Say a remedy in the notebook's words rather than the command line's."""
    for said, meant in _WORDS:
        remedy = remedy.replace(said, meant)
    return remedy
