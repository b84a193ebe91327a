"""The cell that holds a script: its first line, its title, and what is said when it was rendered or failed."""

from __future__ import annotations

import ast
import difflib
import re
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import StitcherError
from stitcher_lab.kernel.faults import StitchError
from stitcher_lab.scenes import scene_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.kernel.client import Client, Facts
    from stitcher_lab.kernel.standing import Standing

_FLAGS = {"quality": "--quality", "voice": "--voice", "language": "--lang", "max_duration": "--duration"}
_LONGEST_DIFF = 12  # lines
_HEAD = 1  # lines of the cell before the script's first


def with_head(code: str, job: str, options: Mapping[str, Any]) -> str:
    """Return ``code`` as the text of a cell; its first line repeats what was asked for."""
    if not code:
        return ""
    words = ["%%stitch_scene", *(["--job", job] if job else [])]
    for name, flag in _FLAGS.items():
        if name in options:
            value = options[name]
            words += [flag, shlex.quote(f"{value:g}" if isinstance(value, float) else str(value))]
    if options.get("preview"):
        words.append("--preview-first")
    if options.get("no_voice"):
        words.append("--no-voice")
    return f"{' '.join(words)}\n{code.rstrip()}\n"


def title(script: str) -> str:
    """What to call a script: the first line of its docstring, else its first scene."""
    with suppress(SyntaxError, ValueError):
        tree = ast.parse(script)
        if first := (ast.get_docstring(tree) or "").strip().partition("\n")[0].strip().rstrip("."):
            return first[:120]
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", node.name).capitalize()
    return "Scenes"


def summary(facts: Facts, standing: Standing, script: str) -> str:
    """What was made and what was kept: ``"Drawn: Halving. Kept: Question, Summary. Spoken: 1 of 12 lines."``."""
    if facts["video"].get("reused"):
        return "Nothing has changed: the video is the same."
    made = {step.removeprefix("drawing ") for step in standing.steps if step.startswith("drawing ")}
    missing = {gap["scene"] for gap in facts.get("gaps") or ()}
    scenes = [name for name in scene_names(script) if name not in missing]
    drawn = [name for name in scenes if name in made]
    kept = [name for name in scenes if name not in made]
    said = [f"Drawn: {', '.join(drawn)}." if drawn else "Drawn: no scene."]
    said += [f"Kept: {', '.join(kept)}."] if kept else []
    # "speaking 1 of 12 lines", "all 12 lines were spoken before": the pipeline's own words.
    said += [f"Spoken: {found[1]}." for step in standing.steps if (found := re.match(r"speaking (.+)", step))]
    said += ["Spoken: no line." for step in standing.steps if step.endswith("were spoken before")]
    return " ".join(dict.fromkeys(said))


def findings(script: str, client: Client) -> Facts:
    """What the checker says of a script that failed; nothing where it cannot be asked."""
    with suppress(StitcherError):
        return client.check(script)
    return {}


def explained(error: StitchError, script: str, found: Facts) -> StitchError:
    """Say an error in the cell's own lines, with the fix where there is no doubt."""
    faults = found.get("faults") or []
    message, line = error.message, error.line
    # The checker's sentence says what was meant, and Python's only what it met.
    fault = next((each for each in faults if each["line"] == line), faults[0] if faults and line is None else None)
    if fault is not None:
        message, line = f"Line {fault['line']}: {fault['message']}", fault["line"]
    told = StitchError(
        shifted(message, line),
        remedy=error.remedy,
        more=[*_shown(script, line), *_offered(script, found.get("mended") or "")],
    )
    told.job = error.job
    return told


def gaps(facts: Facts, script: str, found: Facts) -> list[str]:
    """Lines about the scenes that are missing from the video, in the cell's own counting."""
    told = []
    for gap in facts.get("gaps") or ():
        line = gap.get("line")
        told.append(f"{gap['scene']} is missing from the video. {shifted(gap['reason'], line)}")
        told += [gap["remedy"]] if gap.get("remedy") else []
        told += _shown(script, line)
    return told + _offered(script, found.get("mended") or "")


def shifted(message: str, line: int | None) -> str:
    """The message with the cell's line instead of the script's."""
    if line is None:
        return message
    return re.sub(rf"\b([Ll]ine) {line}\b", lambda found: f"{found[1]} {line + _HEAD}", message)


def _shown(script: str, line: int | None) -> list[str]:
    lines = script.splitlines()
    if line is None or not 1 <= line <= len(lines):
        return []
    return ["", f"    {line + _HEAD} │ {lines[line - 1].strip()}", ""]


def _offered(script: str, mended: str) -> list[str]:
    """The change that would put a script right, and how to have it."""
    if not mended:
        return []
    changes = [
        each for each in difflib.unified_diff(script.splitlines(), mended.splitlines(), n=0, lineterm="")
        if each[:1] in "+-" and not each.startswith(("+++", "---"))
    ]  # fmt: skip
    shown = [f"    {each[:1]} {each[1:].strip()}" for each in changes[:_LONGEST_DIFF]]
    left = len(changes) - len(shown)
    return [
        "This would put it right:",
        *shown,
        *([f"    … and {left} lines more"] if left > 0 else []),
        "Type %stitch_fix into a new cell and run it: the cell turns into the mended script.",
    ]
