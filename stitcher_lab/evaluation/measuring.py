"""One prompt through the whole pipeline, and what became of it."""

from __future__ import annotations

import json
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from stitcher_lab import pipeline
from stitcher_lab.brief import make_brief
from stitcher_lab.errors import (
    BudgetSpent,
    Cancelled,
    ContractError,
    DamagedInstall,
    DiskFull,
    EnvironmentFault,
    GuardError,
    LimitExceeded,
    ModelError,
    ModelNonsense,
    ModelRefused,
    NoTemplateError,
    ParameterError,
    RequestError,
    SandboxUnavailable,
    ScriptError,
    StitcherError,
    VoiceError,
    WorkerDied,
)
from stitcher_lab.evaluation.results import Outcome, Result, SceneResult
from stitcher_lab.evaluation.run_folder import VIDEOS
from stitcher_lab.model import EventKind, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.evaluation.prompts import Case
    from stitcher_lab.model import Event, Video
    from stitcher_lab.studio import Studio

# These befall every prompt alike: there is nothing to measure until they are put right.
HOPELESS = (ModelRefused, SandboxUnavailable, DiskFull, DamagedInstall)
_MOST_STEPS = 200
_LONGEST = 600  # characters of a sentence that is kept

# The class of what ended a job, most particular first.
_CLASSES: tuple[tuple[type[StitcherError], str, Outcome], ...] = (
    (NoTemplateError, "no template", Outcome.REFUSED),
    (ParameterError, "value", Outcome.REFUSED),
    (RequestError, "request", Outcome.REFUSED),
    (GuardError, "forbidden", Outcome.FAILED),
    (ContractError, "contract", Outcome.FAILED),
    (ScriptError, "code", Outcome.FAILED),
    (LimitExceeded, "limit", Outcome.FAILED),
    (ModelNonsense, "nonsense", Outcome.FAILED),
    (BudgetSpent, "budget", Outcome.FAILED),
    (ModelError, "service", Outcome.UNMEASURED),
    (EnvironmentFault, "machine", Outcome.UNMEASURED),
    (VoiceError, "voice", Outcome.UNMEASURED),
    (WorkerDied, "machine", Outcome.UNMEASURED),
)


def measure(
    case: Case,
    studio: Studio,
    folder: Path,
    *,
    options: Mapping[str, Any],
    cancellation: Cancellation,
    on_event: Callable[[Event], None] = lambda _: None,
) -> Result:
    """Make the video that answers one prompt, and say what became of it.

    ``options`` are the run's own, by the names that a :class:`~stitcher_lab.evaluation.prompts.Case` has; the case's
    outrank them. The video and what belongs beside it go into ``videos`` in ``folder``.

    Raises
    ------
    stitcher_lab.errors.Cancelled
        Stopped: this prompt was not measured.
    stitcher_lab.errors.StitcherError
        One of :data:`HOPELESS`.

    """
    watch = _Watch(on_event)
    output = folder / VIDEOS / f"{case.id}.mp4"
    wanted = {**options, **case.options}
    values = wanted.pop("values", None)
    blank = Result(case.id, case.digest, case.prompt, Outcome.FAILED, started=_now())
    try:
        brief = make_brief(case.prompt, studio.settings, **wanted)
        video = pipeline.make(
            brief, studio, output=output, values=_texts(values), cancellation=cancellation, on_event=watch.hear
        )
        result = _delivered(blank, video, folder)
    except (Cancelled, *HOPELESS):
        raise
    except StitcherError as error:
        result = _failed(blank, error, studio)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one prompt must not cost the others
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f" ({where.filename.rpartition('/')[2]}, line {where.lineno})"
        result = replace(blank, failure="internal", message=f"{type(error).__name__}: {error}{place}"[:_LONGEST])
    return replace(result, seconds=watch.elapsed, stages=watch.stages(), steps=tuple(watch.steps))


class _Watch:
    """Times the stages and keeps what was told."""

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self._begin = self._changed = time.monotonic()
        self._stage = ""
        self._spent: defaultdict[str, float] = defaultdict(float)
        self.steps: list[str] = []

    @property
    def elapsed(self) -> float:
        return round(time.monotonic() - self._begin, 3)

    def hear(self, event: Event) -> None:
        if event.kind is EventKind.STARTED:
            self._turn(str(event.stage))
        elif event.kind is EventKind.FINISHED:
            self._turn("")
        elif event.kind in {EventKind.NOTE, EventKind.STEP} and len(self.steps) < _MOST_STEPS:
            self.steps.append(event.message[:_LONGEST])
        self._on_event(event)

    def stages(self) -> dict[str, float]:
        """Seconds by stage; one that broke off counts until it did."""
        self._turn("")
        return {stage: round(seconds, 3) for stage, seconds in self._spent.items()}

    def _turn(self, stage: str) -> None:
        now = time.monotonic()
        if self._stage:
            self._spent[self._stage] += now - self._changed
        self._stage, self._changed = stage, now


def _delivered(blank: Result, video: Video, folder: Path) -> Result:
    manifest = _manifest(video)
    found = [finding for finding in manifest.get("layout_findings", ()) if isinstance(finding, dict)]
    origin = str(manifest.get("origin", ""))
    making = video.making
    return replace(
        blank,
        outcome=Outcome.PARTIAL if video.gaps else Outcome.MADE,
        message=video.gaps[0].reason[:_LONGEST] if video.gaps else "",
        title=video.title,
        origin=origin,
        duration=round(video.duration, 3),
        voice=video.voice,
        video=str(video.path.relative_to(folder)),
        reused=video.reused,
        scenes=_scenes(video, manifest, found),
        findings=tuple(
            f"{finding['severity']}: {finding['scene']}: {finding['message']}"[:_LONGEST] for finding in found
        ),
        usage=making.usage if making else None,
        settled=making.settled if making else None,
        tasks=dict(making.stages) if making else {},
    )


def _manifest(video: Video) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(video.files["manifest.json"].read_text(encoding="utf-8"))
    return found


def _scenes(video: Video, manifest: Mapping[str, Any], found: list[dict[str, Any]]) -> tuple[SceneResult, ...]:
    """Every scene, in playing order; those of a template or a file were written without a model."""
    seen = Counter((finding["scene"], finding["severity"]) for finding in found)
    gaps = {gap.scene: "title_card" if gap.title_card else "missing" for gap in video.gaps}
    made = {scene.scene: scene for scene in video.making.scenes} if video.making else {}
    names = dict.fromkeys([*made, *(str(scene["name"]) for scene in manifest.get("scenes", ())), *gaps])
    scenes = []
    for name in names:
        scene = SceneResult(
            name,
            gaps.get(name, "made"),
            layout_errors=seen[name, "error"],
            layout_warnings=seen[name, "warning"],
        )
        if name in made:
            how = made[name]
            scene = replace(scene, rounds=how.rounds, mended=how.mended, failures=how.failures)
            if how.outcome == "title_card" and scene.outcome == "made":
                scene = replace(scene, outcome="title_card")
        scenes.append(scene)
    return tuple(scenes)


def _failed(blank: Result, error: StitcherError, studio: Studio) -> Result:
    failure, outcome = next(
        ((failure, outcome) for kind, failure, outcome in _CLASSES if isinstance(error, kind)),
        ("other", Outcome.FAILED),
    )
    cost = None
    if error.job and studio.settings.model and (record := studio.store.job(error.job)) is not None:
        cost = record.cost
    return replace(
        blank,
        outcome=outcome,
        failure=failure,
        message=error.message[:_LONGEST],
        remedy=error.remedy[:_LONGEST],
        usage=Usage(cost=cost) if cost else None,
        settled=0.0 if cost else None,
    )


def _texts(values: Mapping[str, Any] | None) -> dict[str, str]:
    """Parameters of a template as a person would type them."""
    if not values:
        return {}
    return {
        name: ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
        for name, value in values.items()
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
