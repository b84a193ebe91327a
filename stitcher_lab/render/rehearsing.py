"""Rehearse: run the whole script in the sandbox with no frame drawn, in about a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import GuardError, LimitExceeded, ScriptError, StitcherError
from stitcher_lab.model import BeatSpan, Rehearsal, RehearsedScene
from stitcher_lab.render.reports import NonsenseError, SceneReport, gap, raise_for, read_error, read_scene
from stitcher_lab.sandbox import Limits, Task
from stitcher_lab.scenes import scene_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Gap, Quality
    from stitcher_lab.sandbox import Outcome, Sandbox

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

    A scene that fails leaves a gap in the rehearsal and does not cost the others; one that never ends is stopped, and
    the scenes after it are rehearsed without it.

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
        The script's top level or every one of its scenes failed (the first failure is raised), or it holds no scene.
    stitcher_lab.errors.EnvironmentFault
        The machine lacks something the code is right to expect, such as LaTeX.
    stitcher_lab.errors.LimitExceeded
        The only scene ran out of time or memory.

    """
    reports: list[SceneReport] = []
    failures: dict[str, ScriptError | LimitExceeded] = {}
    left: tuple[str, ...] | None = None
    tex_cache: Path | None = None
    while left is None or left:
        run = _Run(source, quality, left, on_scene)
        place = outbox / f"run{len(failures)}"
        place.mkdir()
        outcome = sandbox.run(run.task(limits), place, cancellation=cancellation, on_message=run.hear)
        if run.fatal is not None:
            raise run.fatal
        reports += run.reports
        failures |= run.failures
        # Formulas come out of a run that ends well only; what an earlier run set is set again.
        tex_cache = outcome.files.get("tex.zip", tex_cache)
        stuck = _stuck(outcome, run.current)
        if stuck is None:
            break
        failures[run.current] = stuck
        done = {report.name for report in reports} | failures.keys()
        left = tuple(name for name in scene_names(source) if name not in done)
    if not reports:
        raise next(iter(failures.values()), None) or ScriptError(
            "The script holds no scene.",
            remedy="Write at least one class that derives from Scene and has a construct method.",
        )
    return Rehearsal(
        scenes=tuple(_rehearsed(report) for report in reports),
        fps=quality.fps,
        tex_cache=tex_cache,
        gaps=tuple(_gaps(failures)),
    )


class _Run:
    """One run of the script, listened to."""

    def __init__(
        self,
        source: str,
        quality: Quality,
        scenes: Sequence[str] | None,
        on_scene: Callable[[str], None],
    ) -> None:
        self.reports: list[SceneReport] = []
        self.failures: dict[str, ScriptError | LimitExceeded] = {}
        self.fatal: StitcherError | None = None
        self.current = ""
        self._on_scene = on_scene
        self._request = {
            "op": "rehearse",
            "source": source,
            "scenes": scenes,
            "width": quality.width,
            "height": quality.height,
            "fps": quality.fps,
        }

    def task(self, limits: Limits | None) -> Task:
        """Make the sandbox's order for this run."""
        return Task(INSIDE, self._request, limits=limits or Limits())

    def hear(self, message: Mapping[str, Any]) -> None:
        """Take one message; the fault of the whole script, or of the machine, ends up in ``fatal``."""
        try:
            if "started" in message:
                self.current = str(message["started"])[:80]
                self._on_scene(self.current)
            elif "error" in message:
                self._fail(read_error(message))
            elif "scene" in message:
                self.reports.append(read_scene(message))
        except NonsenseError as error:
            self._fail(GuardError(f"The script tampered with its own report: {error}."))

    def _fail(self, error: StitcherError) -> None:
        if isinstance(error, ScriptError) and error.scene is not None:
            self.failures.setdefault(error.scene, error)
        else:
            self.fatal = self.fatal or error


def _stuck(outcome: Outcome, scene: str) -> ScriptError | LimitExceeded | None:
    """What stopped the run in the middle of ``scene``, if it did not come to its own end."""
    try:
        raise_for(outcome, scene=scene or None)
    except (ScriptError, LimitExceeded) as error:
        if not scene:
            raise
        return error
    return None


def _rehearsed(report: SceneReport) -> RehearsedScene:
    return RehearsedScene(
        name=report.name,
        title=report.title,
        lines=tuple(used.line for used in report.lines),
        beats=tuple(BeatSpan(used.line.key, used.start_frame, used.end_frame) for used in report.lines),
        tex=report.tex,
        frames=report.frames,
        findings=report.findings,
    )


def _gaps(failures: Mapping[str, ScriptError | LimitExceeded]) -> list[Gap]:
    return [gap(error, scene) for scene, error in failures.items()]
