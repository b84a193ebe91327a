"""Rehearse: run the whole script in the sandbox with no frame drawn, in about a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import GuardError, LimitExceeded, ScriptError, StitcherError
from stitcher_lab.model import BeatSpan, Rehearsal, RehearsedScene
from stitcher_lab.render.drawing import INSIDE, PRELOAD
from stitcher_lab.render.reports import (
    NonsenseError,
    SceneReport,
    ended,
    gap,
    raise_for,
    read_ended,
    read_error,
    read_scene,
)
from stitcher_lab.sandbox import Limits, Task
from stitcher_lab.scenes import scene_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Quality
    from stitcher_lab.sandbox import Outcome, Sandbox
    from stitcher_lab.sandbox.task import Answer


def rehearse(
    source: str,
    *,
    quality: Quality,
    sandbox: Sandbox,
    outbox: Path,
    cancellation: Cancellation,
    limits: Limits | None = None,
    on_scene: Callable[[str], None] = lambda _: None,
    on_question: Callable[[Mapping[str, Any]], Answer] | None = None,
    without: Collection[str] = (),
    hurried: bool = False,
) -> Rehearsal:
    """Run every scene of ``source`` without drawing and report what it says, how long it is and what looks wrong.

    Scenes run side by side, each in a process of its own. One that fails leaves a gap in the rehearsal and does not
    cost the others; one that never ends is stopped, and the others are told without it.

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
    on_question
        Answers the script's questions for formulas; see :meth:`stitcher_lab.tex.Formulary.answer`. Without it they
        are set in the script's own cell.
    without
        Scenes that need not be run.
    hurried
        Whether the first scene is being drawn meanwhile, and waits for formulas: those it shows first are set first.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        The script's top level or every one of its scenes failed (the first failure is raised), or it holds no scene.
    stitcher_lab.errors.EnvironmentFault
        The machine lacks something the code is right to expect, such as LaTeX.
    stitcher_lab.errors.LimitExceeded
        The only scene ran out of time or memory.

    """
    order = scene_names(source)
    run = _Run(source, quality, without, on_scene, hurried=hurried)
    tex_caches: list[Path] = []
    # Each run but the first ends with one more scene that is told, or with none left.
    for number in range(len(order) + 2):
        place = outbox / f"run{number}"
        place.mkdir()
        outcome = sandbox.run(
            run.task(limits), place, cancellation=cancellation, on_message=run.hear, on_question=on_question
        )
        if run.fatal is not None:
            raise run.fatal
        # Formulas come out of a run that ends well only.
        tex_caches += [path for name, path in outcome.files.items() if name == "tex.zip"]
        if not run.stuck(outcome) or not run.left(order):
            break
    done = sorted(run.reports.values(), key=lambda report: _place(report.name, order))
    failures = {name: run.failures[name] for name in sorted(run.failures, key=lambda name: _place(name, order))}
    if not done and not without:
        raise next(iter(failures.values()), None) or ScriptError(
            "The script holds no scene.",
            remedy="Write at least one class that derives from Scene and has a construct method.",
        )
    return Rehearsal(
        scenes=tuple(_rehearsed(report) for report in done),
        fps=quality.fps,
        tex_cache=tex_caches[-1] if tex_caches else None,
        gaps=tuple(gap(error, scene) for scene, error in failures.items()),
    )


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


class _Run:
    """What has been heard of a script, over as many runs as it takes to tell which scene never ends."""

    def __init__(
        self,
        source: str,
        quality: Quality,
        without: Collection[str],
        on_scene: Callable[[str], None],
        *,
        hurried: bool,
    ) -> None:
        self.reports: dict[str, SceneReport] = {}
        self.failures: dict[str, ScriptError | LimitExceeded] = {}
        self.fatal: StitcherError | None = None
        self._begun: dict[str, None] = {}
        self._without = frozenset(without)
        self._one_by_one = False
        self._on_scene = on_scene
        self._told: set[str] = set()
        self._request = {
            "op": "rehearse",
            "source": source,
            "scenes": None,
            "width": quality.width,
            "height": quality.height,
            "fps": quality.fps,
            "hurried": hurried,
        }

    def task(self, limits: Limits | None) -> Task:
        """Make the sandbox's order for the next run: what has not ended yet."""
        self._begun.clear()
        request = self._request | {"except": sorted(self._without | self.reports.keys() | self.failures.keys())}
        if self._one_by_one:
            request["processes"] = 1
        return Task(INSIDE, request, limits=limits or Limits(), preload=PRELOAD)

    def hear(self, message: Mapping[str, Any]) -> None:
        """Take one message; the fault of the whole script, or of the machine, ends up in ``fatal``."""
        try:
            if "started" in message:
                name = str(message["started"])[:80]
                self._begun[name] = None
                if name not in self._told:
                    self._told.add(name)
                    self._on_scene(name)
            elif "error" in message:
                self._fail(read_error(message))
            elif "ended" in message:
                self._fail(read_ended(message))
            elif "scene" in message:
                report = read_scene(message)
                self.reports.setdefault(report.name, report)
        except NonsenseError as error:
            self._fail(GuardError(f"The script tampered with its own report: {error}."))

    def stuck(self, outcome: Outcome) -> bool:
        """Blame the scene that stopped the run, if one did; where it may be one of several, say so by running again.

        Raises
        ------
        stitcher_lab.errors.StitcherError
            It was not a scene's fault, or it happened before the first one.

        """
        pending = [name for name in self._begun if name not in self.reports and name not in self.failures]
        try:
            raise_for(outcome, scene=pending[0] if pending else None)
        except (ScriptError, LimitExceeded) as error:
            if not pending:
                raise
            if len(pending) == 1:
                self.failures[pending[0]] = error
            elif self._one_by_one:
                self.failures[pending[-1]] = error
            self._one_by_one = True
            return True
        self.failures |= {name: ended(name, 0) for name in pending}
        return False

    def left(self, order: Sequence[str]) -> bool:
        """Whether scenes have not been run to an end."""
        return any(name not in self._without | self.reports.keys() | self.failures.keys() for name in order)

    def _fail(self, error: StitcherError) -> None:
        if isinstance(error, ScriptError) and error.scene is not None:
            if error.scene not in self.reports:
                self.failures.setdefault(error.scene, error)
        else:
            self.fatal = self.fatal or error


def _rehearsed(report: SceneReport) -> RehearsedScene:
    return RehearsedScene(
        name=report.name,
        title=report.title,
        lines=tuple(used.line for used in report.lines),
        beats=tuple(BeatSpan(used.line.key, used.start_frame, used.end_frame) for used in report.lines),
        tex=report.tex,
        frames=report.frames,
        findings=report.findings,
        pictures=report.pictures,
        without_latex=report.without_latex,
    )
