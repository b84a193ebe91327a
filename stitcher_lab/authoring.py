"""With a model: a Brief becomes a Script. The part of the diagram that templates do without, on one page.

    brief ─▶ retrieve ─▶ plan ─▶ each scene: write ─▶ check ─▶ rehearse ─▶ (fix, three times) ─▶ joined

Scenes are written side by side; a scene that cannot be made becomes its narrated title card.
"""

from __future__ import annotations

import hashlib
import json
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from stitcher_lab import agent, plugins, render, retrieval
from stitcher_lab.brief import as_options
from stitcher_lab.errors import Cancelled, EnvironmentFault, OptionError, StitcherError
from stitcher_lab.gateway import Tier, choose_tier
from stitcher_lab.model import Draft, Making, Script, Stage, Usage
from stitcher_lab.narration import speakable
from stitcher_lab.rehearsal import rehearse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.agent.lessons import LessonBook
    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway import Models
    from stitcher_lab.model import Brief, CoderLesson, Grounding, Rehearsal, Storyboard, WrittenScene
    from stitcher_lab.progress import Progress
    from stitcher_lab.reference import Reference
    from stitcher_lab.studio import Studio

# A scene that is being written waits for the model most of the time: more of them than there are processors.
SIDE_BY_SIDE = 4
# Seconds; one scene is rehearsed in one or two, and a model's loop that never ends is met four times.
LONGEST_REHEARSAL = 60.0


@dataclass(frozen=True, slots=True)
class Authoring:
    """What one job of a model's works with.

    ``stage`` times a stage in the history and reports it; ``fresh`` passes over what was written of this prompt before.
    """

    brief: Brief
    studio: Studio
    models: Models
    progress: Progress
    stage: Callable[[Stage], AbstractContextManager[None]]
    workdir: Path
    cancellation: Cancellation
    learning: Learning
    fresh: bool = False


def author(job: Authoring) -> tuple[Brief, Script]:
    """Write the script that answers the brief; the brief comes back with the language that it is written in.

    Raises
    ------
    stitcher_lab.errors.ModelError
        The service gave no usable answer; the job can be resumed, at no cost for what was answered.
    stitcher_lab.errors.StitcherError
        No code can be run here; stopped.

    """
    brief, progress = job.brief, job.progress
    progress.expect_model()
    notes = _Notebook(job)
    with job.stage(Stage.RETRIEVING):
        if not (job.studio.store.path / "reference").exists():
            progress.step("Looking over the installed Manim: once, some seconds.")
        reference = job.studio.reference()
        draft = notes.draft
        if draft is None:
            grounding = _ground(job, reference)
            draft = notes.keep(Draft(grounding))
    with job.stage(Stage.PLANNING):
        tier, reason = choose_tier(brief.prompt, asked=brief.tier)
        storyboard = draft.storyboard
        languages = speakable(brief.voice, online=job.studio.settings.online_voice) if brief.language_open else ()
        if storyboard is None:
            progress.step(f"The {tier} model writes: {reason}.")
            storyboard = agent.plan(
                brief, draft.grounding, job.models, tier=tier, surroundings=_surroundings(brief),
                languages=languages, reserved=reference.symbols, cancellation=job.cancellation, on_step=progress.step,
            )  # fmt: skip
            planned = [symbol for scene in storyboard.scenes for symbol in scene.symbols]
            lessons = job.learning.find([*draft.grounding.symbols, *planned], brief.prompt)
            draft = notes.keep(replace(draft, storyboard=storyboard, lessons=tuple(lessons)))
        progress.step(_outline(storyboard))
        for name in brief.hints.keys() - {scene.name for scene in storyboard.scenes}:
            known = ", ".join(scene.name for scene in storyboard.scenes)
            raise OptionError(f"The job has no scene {name!r}.", remedy=f"It has {known}.")
    with job.stage(Stage.WRITING):
        if brief.language_open and storyboard.language.partition("-")[0] in languages:
            brief = replace(brief, language=storyboard.language)
            job = replace(job, brief=brief)
        scenes = _write_all(storyboard, job, reference, notes, tier=tier)
    for note in job.models.notes:
        progress.note(note)
    return brief, _script(storyboard, scenes, job)


class _Notebook:
    """The job's draft, kept after every step. Safe with several threads.

    It belongs to what was asked and whom, not to the job: the same command finds it again. A scene with a hint is
    written anew.
    """

    def __init__(self, job: Authoring) -> None:
        asked = as_options(job.brief) | {"hints": None, "quality": None, "watermark": None}
        facts = [job.brief.prompt, asked, job.studio.model_options()]
        self._key = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
        self._cache = job.studio.store.drafts
        self._lock = threading.Lock()
        self.draft = None if job.fresh else self._cache.get(self._key)
        if self.draft is not None:
            kept = {name: scene for name, scene in self.draft.scenes.items() if name not in job.brief.hints}
            self.draft = replace(self.draft, scenes=kept)

    def keep(self, draft: Draft) -> Draft:
        """Keep the draft as it is now."""
        with self._lock:
            self.draft = draft
            self._cache.put(self._key, draft)
        return draft

    def add(self, scene: WrittenScene) -> None:
        """Keep a scene that is done."""
        with self._lock:
            if self.draft is not None:
                self.draft = replace(self.draft, scenes={**self.draft.scenes, scene.name: scene})
                self._cache.put(self._key, self.draft)


def _ground(job: Authoring, reference: Reference) -> Grounding:
    grounding = retrieval.ground(
        job.brief.prompt,
        index=job.studio.index(reference, job.models),
        models=job.models,
        plugins=plugins.available(),
        cancellation=job.cancellation,
    )
    for note in grounding.notes:
        job.progress.note(note)
    shown = ", ".join(chosen.example.title for chosen in grounding.chosen)
    with_plugin = f", with the plugin {grounding.plugin}" if grounding.plugin else ""
    job.progress.step(f"Examples{with_plugin}: {shown}")
    return grounding


def _outline(storyboard: Storyboard) -> str:
    count = sum(len(scene.lines) for scene in storyboard.scenes)
    titles = ", ".join(f"“{scene.title}”" for scene in storyboard.scenes)
    return f"“{storyboard.title}”: {len(storyboard.scenes)} scenes ({titles}) with {count} lines."


def _write_all(
    storyboard: Storyboard,
    job: Authoring,
    reference: Reference,
    notes: _Notebook,
    *,
    tier: Tier,
) -> list[WrittenScene]:
    scenes, draft = storyboard.scenes, notes.draft
    if draft is None:
        raise ValueError("scenes are written once there is a plan")
    numbers = {scene.name: number for number, scene in enumerate(scenes, start=1)}
    in_sandbox = threading.BoundedSemaphore(job.studio.settings.workers)
    done = 0
    lock = threading.Lock()

    def run(source: str, /) -> Rehearsal:
        with in_sandbox:
            return rehearse(
                source,
                job.brief.quality,
                job.studio,
                workdir=job.workdir,
                cancellation=job.cancellation,
                longest=LONGEST_REHEARSAL,
            )

    def step(name: str, message: str) -> None:
        job.progress.step(f"{name}: {message}", scene=numbers[name], scenes=len(scenes))

    shop = agent.Workshop(
        brief=job.brief,
        grounding=draft.grounding,
        lessons=draft.lessons,
        models=job.models,
        tier=tier,
        reference=reference,
        plugins=plugins.available(),
        surroundings=_surroundings(job.brief, draft.grounding.plugin),
        rehearse=run,
        learn=partial(job.learning.learn, verify=run),
        stills=_stills(job, in_sandbox) if job.models.has_vision else None,
        on_step=step,
        cancellation=job.cancellation,
    )

    def write(number: int) -> WrittenScene:
        nonlocal done
        kept = draft.scenes.get(scenes[number].name)
        if kept is not None:
            step(kept.name, "was written before")
        written = kept or agent.write_scene(scenes[number], storyboard, shop)
        if kept is None:
            notes.add(written)
        with lock:
            done += 1
            job.progress.update(done / len(scenes), scene=numbers[written.name], scenes=len(scenes))
        return written

    with ThreadPoolExecutor(min(len(scenes), SIDE_BY_SIDE), thread_name_prefix="scene") as pool:
        return _gathered([pool.submit(write, number) for number in range(len(scenes))])


def _gathered(futures: Sequence[Future[WrittenScene]]) -> list[WrittenScene]:
    """Wait for all; of several errors the weightiest is raised: that it was stopped, then what ails the machine."""
    errors = [error for future in futures if (error := future.exception()) is not None]
    for kind in (Cancelled, EnvironmentFault, StitcherError, BaseException):
        for error in errors:
            if isinstance(error, kind):
                raise error
    return [future.result() for future in futures]


def _stills(job: Authoring, in_sandbox: threading.BoundedSemaphore) -> Callable[[str], Mapping[int, bytes]]:
    def stills(source: str) -> Mapping[int, bytes]:
        with in_sandbox:
            return render.stills(
                source, sandbox=job.studio.sandbox, workdir=job.workdir, limits=job.studio.limits,
                cancellation=job.cancellation,
            )  # fmt: skip

    return stills


def _surroundings(brief: Brief, plugin: str | None = None) -> str:
    """What is installed, in words; of plugins, what the one that fits wants its author to know."""
    from stitcher_lab.surroundings import surroundings  # noqa: PLC0415 - asks the system, so only where it is needed

    text = surroundings().text(brief.language)
    if plugin is None:
        return text
    known = plugins.PLUGINS[plugin]
    broken = ", ".join(part.symbol for part in known.broken)
    rows = [text, f"The plugin {plugin} ({known.title}) may be used. Import it with:", known.imports, *known.advice]
    return "\n".join([*rows, f"Of it, never use what is broken here: {broken}."] if broken else rows)


def _script(storyboard: Storyboard, scenes: Sequence[WrittenScene], job: Authoring) -> Script:
    usage, lost = job.models.usage(), Usage()
    by_scene = job.models.usage_by_scene()
    for scene in scenes:
        if scene.gap is not None:
            lost += by_scene.get(scene.name, Usage())
    settled = None if usage.cost is None or lost.cost is None else max(usage.cost - lost.cost, 0.0)
    return Script(
        source=agent.assemble(storyboard.title, [(scene.name, scene.code) for scene in scenes]),
        scenes=tuple(scene.name for scene in scenes),
        title=storyboard.title,
        origin=f"model:{job.studio.settings.model}",
        gaps=tuple(scene.gap for scene in scenes if scene.gap is not None),
        making=Making(
            storyboard=storyboard,
            scenes=tuple(scene.making for scene in scenes),
            usage=usage,
            settled=settled,
            stages=job.models.usage_by_task(),
        ),
    )


# ---------------------------------------------------------------------------------------------- coder lessons


@dataclass(slots=True)
class Learning:
    """Keeps what fixes teach, beside the job: verifying a lesson runs code, and nobody has to wait for that."""

    book: LessonBook | None
    _pool: ThreadPoolExecutor | None = field(default=None, init=False)

    def find(self, symbols: Sequence[str], words: str) -> list[CoderLesson]:
        """Return the lessons that concern what will be written."""
        return self.book.find(symbols, words) if self.book is not None else []

    def learn(self, *, verify: Callable[[str], Rehearsal], **facts: Any) -> None:
        """Learn from a failure that was fixed, when there is time."""
        if self.book is not None and self._pool is not None:
            self._pool.submit(self._keep, verify, facts)

    def _keep(self, verify: Callable[[str], Rehearsal], facts: Mapping[str, Any]) -> None:
        if self.book is None:
            return

        def runs(source: str) -> bool:
            try:
                return not verify(source).gaps
            except StitcherError:
                return False

        self.book.learn(facts["symbol"], facts["failing"], facts["fixed"], facts["error"], facts["advice"], verify=runs)

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Learn while the block runs; its end waits for what is left, unless it failed."""
        if self.book is None:
            with nullcontext():
                yield
            return
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="learning")
        try:
            yield
        except BaseException:
            self._pool.shutdown(wait=True, cancel_futures=True)
            raise
        self._pool.shutdown(wait=True)
