"""Reads what comes out of the sandbox: hostile messages into the project's own nouns, verdicts into its errors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

from stitcher_lab.errors import (
    Cancelled,
    ContractError,
    LimitExceeded,
    MissingTool,
    OptionError,
    SceneError,
    ScriptError,
    StitcherError,
    WorkerDied,
)
from stitcher_lab.model import Finding, Gap, Line
from stitcher_lab.sandbox import Verdict

if TYPE_CHECKING:
    from stitcher_lab.sandbox import Outcome

LATEX_REMEDY = "Install it with: apt-get install texlive-latex-base dvisvgm preview-latex-style"

_UNSEEN_FILE = re.compile(r"could not find (.{1,200}?) at either of these locations")  # Manim's own words
_MISSING_PACKAGE = re.compile(r"File [`']([\w.-]+)' not found")
_KINDS = frozenset(
    {"overlap", "off_frame", "covered", "crossed", "too_small", "low_contrast", "caption_zone", "blank", "still"}
)
_PICTURE = re.compile(r"[0-9a-f]{16}")
_LONGEST_TEXT = 5000
_LONGEST_NAME = 80
_MOST_LINES = 2000


@dataclass(frozen=True, slots=True)
class UsedLine:
    """One line as a scene used it; frames are counted from the scene's first."""

    line: Line
    start_frame: int
    end_frame: int


@dataclass(frozen=True, slots=True)
class SceneReport:
    """What a scene says about its own run, once checked for shape."""

    name: str
    title: str
    frames: int
    lines: tuple[UsedLine, ...]
    tex: tuple[str, ...]
    findings: tuple[Finding, ...]
    pictures: tuple[str, ...] = ()
    without_latex: str = ""


class NonsenseError(ValueError):
    """A message has not the shape it must have: the code tampered with its own report."""


def read_scene(message: Mapping[str, Any]) -> SceneReport:
    """Check a ``{"scene": …}`` message and turn it into a report.

    Raises
    ------
    NonsenseError
        The message is not what our own code sends.
    """
    name = _name(message.get("scene"))
    frames = _count(message.get("frames"))
    lines = tuple(_used_line(entry, frames) for entry in _items(message.get("lines")))
    for before, after in pairwise(lines):
        if after.start_frame < before.end_frame:
            raise NonsenseError("beats overlap")
    return SceneReport(
        name=name,
        title=_text(message.get("title"))[:120],
        frames=frames,
        lines=lines,
        tex=tuple(_text(entry) for entry in _items(message.get("tex", []))),
        findings=tuple(_finding(entry, name) for entry in _items(message.get("findings", []))),
        pictures=tuple(_picture(entry) for entry in _items(message.get("pictures", []))),
        without_latex=_text(message.get("without_latex", ""))[:_LONGEST_NAME],
    )


def read_ended(message: Mapping[str, Any]) -> ScriptError:
    """Turn an ``{"ended": scene, "how": code}`` message into an error: the scene's process went without a word.

    Raises
    ------
    NonsenseError
        The message is not what our own code sends.
    """
    scene, how = _name(message.get("ended")), message.get("how")
    if not isinstance(how, int):
        raise NonsenseError("an exit code expected")
    return ended(scene, how)


def ended(scene: str, how: int) -> ScriptError:
    """Say that a scene's process went without a word, with an exit code or, negative, by a signal."""
    told = f"by signal {-how}" if how < 0 else f"with exit code {how}" if how else "without a word"
    return SceneError(f"{scene} ended unexpectedly, {told}.", scene=scene)


def read_error(message: Mapping[str, Any]) -> StitcherError:
    """Turn an ``{"error": …}`` message into the error it tells of; a missing program is the machine's fault."""
    details = message.get("error")
    if not isinstance(details, Mapping):
        raise NonsenseError("an error without details")
    scene = _name(details["scene"]) if details.get("scene") else None
    line = details.get("line") if isinstance(details.get("line"), int) else None
    kind, text = _text(details.get("type"))[:80], _text(details.get("message"))[:1000]
    trace, tex = _text(details.get("traceback", "")), _text(details.get("tex", ""))
    where = f"{scene or 'The script'}{f', line {line}' if line else ''}"
    if details.get("missing") in ("latex", "dvisvgm", "pdflatex", "xelatex", "lualatex"):
        program = details["missing"]
        return MissingTool(f"Formulas need the program {program}, which is not installed.", remedy=LATEX_REMEDY)
    if package := _MISSING_PACKAGE.search(tex):
        return MissingTool(
            f"{where}: a formula needs the LaTeX package {package[1]}, which is not installed.",
            remedy=f"Install the package that holds {package[1]}, or write the formula without it.",
        )
    if kind == "WatermarkError":
        return OptionError("The watermark is no picture that can be read.", remedy="Give a PNG picture.")
    if kind == "UnknownLineError":
        return ContractError(f"{where}: {text}", scene=scene, line=line, details=trace)
    sentence, remedy = _told(kind, text, tex)
    return SceneError(f"{where}: {sentence}", remedy=remedy, scene=scene, line=line, details=trace)


def _told(kind: str, text: str, tex: str) -> tuple[str, str]:
    """What a scene's author is told: a sentence, and what to do about it where that is known."""
    if tex:
        remedy = "Write the sign as a LaTeX command, or set it with Text." if "Unicode character" in tex else ""
        return f"LaTeX cannot set a formula: {tex}", remedy
    if kind == "StillSceneError":
        return "it plays no animation and waits for nothing, so it would last no time.", "End it with self.wait()."
    if file := _UNSEEN_FILE.search(text):
        return (
            f"the file {file[1]} is not there: in the sandbox, a scene sees none of your files.",
            "Draw it with Manim's own shapes, or write its data into the script.",
        )
    return (f"{kind}: {text}" if text else kind), ""


def raise_for(outcome: Outcome, *, scene: str | None = None) -> None:
    """Raise the error that a verdict stands for; returns only where the task came to its own end."""
    who = scene or "The script"
    match outcome.verdict:
        case Verdict.DONE:
            return
        case Verdict.CANCELLED:
            raise Cancelled
        case Verdict.TIMEOUT:
            raise LimitExceeded(
                f"{who} was still running after {outcome.seconds:.0f} seconds and was stopped.",
                limit="time", scene=scene, remedy="Look for a loop that never ends, or split the scene.",
            )  # fmt: skip
        case Verdict.MEMORY:
            raise LimitExceeded(
                f"{who} used more memory than a scene may ({outcome.peak_memory // 2**20} MiB seen) and was stopped.",
                limit="memory", scene=scene, remedy="Draw fewer objects at once, or split the scene.",
            )  # fmt: skip
        case Verdict.OUTPUT:
            raise LimitExceeded(f"{who} sent back more than a scene may and was stopped.", limit="output", scene=scene)
        case Verdict.KILLED:
            raise WorkerDied(f"{who} was stopped by the system, probably short of memory.", remedy="Run it again.")
        case Verdict.FAILED:
            _failed(outcome, scene)


def gap(error: ScriptError | LimitExceeded, scene: str) -> Gap:
    """Turn a scene's failure into the gap that it leaves."""
    if isinstance(error, ScriptError):
        return Gap(scene, error.message, error.remedy, error.line, error.details)
    return Gap(scene, error.message, error.remedy)


def _failed(outcome: Outcome, scene: str | None) -> NoReturn:
    last = next((line for line in reversed(outcome.log.splitlines()) if line.strip()), "no message")
    raise ScriptError(f"{scene or 'The script'} ended unexpectedly: {last[:300]}", scene=scene, details=outcome.log)


# ------------------------------------------------------------------------------------------------------- the shapes


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NonsenseError("text expected")
    return value[:_LONGEST_TEXT]


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.isidentifier() or len(value) > _LONGEST_NAME:
        raise NonsenseError("a class name expected")
    return value


def _picture(value: Any) -> str:
    if not isinstance(value, str) or not _PICTURE.fullmatch(value):
        raise NonsenseError("the name of a formula's picture expected")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10_000_000:  # noqa: PLR2004
        raise NonsenseError("a count expected")
    return value


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST_LINES:
        raise NonsenseError("a list expected")
    return value


def _used_line(entry: Any, frames: int) -> UsedLine:
    match entry:
        case [text, say, visual, start, end]:
            used = UsedLine(Line(_text(text), _text(say), _text(visual)), _count(start), _count(end))
        case _:
            raise NonsenseError("a line expected")
    if not used.start_frame < used.end_frame <= frames:
        raise NonsenseError("a beat outside its scene")
    return used


def _finding(entry: Any, scene: str) -> Finding:
    if not isinstance(entry, Mapping) or entry.get("kind") not in _KINDS:
        raise NonsenseError("a finding expected")
    line = entry.get("line")
    return Finding(
        kind=entry["kind"],
        severity="error" if entry.get("severity") == "error" else "warning",
        scene=scene,
        beat=_count(entry.get("beat")),
        message=_text(entry.get("message"))[:400],
        line=line if isinstance(line, int) else None,
    )
