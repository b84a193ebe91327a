"""Rehearse: run the whole script in the sandbox with no frame drawn, in about a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ScriptError, StitcherError
from stitcher_lab.model import Rehearsal, RehearsedScene
from stitcher_lab.render.reports import NonsenseError, SceneReport, raise_for, read_error, read_scene
from stitcher_lab.sandbox import Limits, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Quality
    from stitcher_lab.sandbox import Sandbox

INSIDE = "stitcher_lab.render.inside"


def rehearse(
    source: str,
    *,
    quality: Quality,
    sandbox: Sandbox,
    outbox: Path,
    cancellation: Cancellation,
    limits: Limits | None = None,
    on_scene: Callable[[str], None] = lambda _: None,
) -> Rehearsal:
    """Run every scene of ``source`` without drawing and report what it says, how long it is and what looks wrong.

    Parameters
    ----------
    source
        The script.
    quality
        Size and rate the lesson will be drawn at; only the rate matters here.
    outbox
        An empty folder for the compiled formulas.
    on_scene
        Called with each scene's class name when it starts.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        The code failed (the first failure is raised), or holds no scene.
    stitcher_lab.errors.EnvironmentFault
        The machine lacks something the code is right to expect, such as LaTeX.
    stitcher_lab.errors.LimitExceeded
        The code ran out of time or memory.
    """
    reports: list[SceneReport] = []
    failures: list[StitcherError] = []
    current: list[str] = []

    def hear(message: Mapping[str, Any]) -> None:
        if "started" in message:
            current[:] = [str(message["started"])[:80]]
            on_scene(current[0])
        elif "error" in message:
            failures.append(_tolerant(read_error, message))
        elif "scene" in message:
            report = _tolerant(read_scene, message)
            if isinstance(report, StitcherError):
                failures.append(report)
            else:
                reports.append(report)

    request = {
        "op": "rehearse",
        "source": source,
        "width": quality.width,
        "height": quality.height,
        "fps": quality.fps,
    }
    task = Task(INSIDE, request, limits=limits or Limits())
    outcome = sandbox.run(task, outbox, cancellation=cancellation, on_message=hear)
    if failures:
        raise failures[0]
    raise_for(outcome, scene=current[0] if current else None)
    if not reports:
        raise ScriptError(
            "The script holds no scene.",
            remedy="Write at least one class that derives from Scene and has a construct method.",
        )
    return Rehearsal(
        scenes=tuple(
            RehearsedScene(
                name=report.name,
                title=report.title,
                lines=tuple(used.line for used in report.lines),
                tex=report.tex,
                frames=report.frames,
                findings=report.findings,
            )
            for report in reports
        ),
        fps=quality.fps,
        tex_cache=outcome.files.get("tex.zip"),
    )


def _tolerant(read: Callable[[Mapping[str, Any]], Any], message: Mapping[str, Any]) -> Any:
    """Read a message; one of the wrong shape becomes an error of the script, which must have forged it."""
    try:
        return read(message)
    except NonsenseError as error:
        return ScriptError(f"The script tampered with its own report: {error}.")
