"""The whole job on one page: from a Brief, or a Script of one's own, to a Video.

It knows nothing of terminals, notebooks or queues. It reports through :class:`~stitcher_lab.model.Event` and raises
what :mod:`stitcher_lab.errors` draws.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stitcher_lab import delivery, encoding, render, templates
from stitcher_lab.brief import as_options
from stitcher_lab.errors import NoTemplateError, OptionError, StitcherError
from stitcher_lab.model import Stage
from stitcher_lab.narration import candidates, manifest, speak
from stitcher_lab.palette import without_colors
from stitcher_lab.progress import Progress
from stitcher_lab.rehearsal import rehearse
from stitcher_lab.store import atomic
from stitcher_lab.store.workplace import workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway import Models
    from stitcher_lab.model import Brief, Clip, Event, Gap, Narration, Rehearsal, RehearsedScene, Script, Video
    from stitcher_lab.store.history import Job
    from stitcher_lab.studio import Studio

# By how much voices were seen to be slower or faster than the rehearsal's estimate.
ROUGHLY = 1.2


def make(
    brief: Brief,
    studio: Studio,
    *,
    output: Path,
    values: Mapping[str, str] | None = None,
    fresh: bool = False,
    cancellation: Cancellation,
    on_event: Callable[[Event], None] = lambda _: None,
    job: str | None = None,
) -> Video:
    """Turn a sentence into a finished video at ``output``.

    With a model configured, and no template asked for, the model writes; else a template does. ``values`` are
    parameters of the template, given by name; they outrank what the sentence says. ``fresh`` asks the model anew for
    what it has answered before. ``job`` goes on with a row that a queue has made in the history.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        Any of them; nothing half-written is left.

    """
    with _job(studio, brief, output, values=values or {}, held=job) as own:
        run = _Run(studio, own, cancellation, Progress(on_event))
        models = studio.open_models(fresh=fresh) if brief.template is None and not values else None
        if models is not None:
            return _with_model(brief, models, run, output, fresh=fresh)
        with run.stage(Stage.THINKING):
            brief, script = write(brief, values or {}, vectors=studio.store.path / "vectors")
            own.note(template=script.origin.removeprefix("template:"), parameters=delivery.plain(script.parameters))
        return _produce(script, brief, run, output)


def _with_model(brief: Brief, models: Models, run: _Run, output: Path, *, fresh: bool) -> Video:
    """Have a model write the script, and make the video of it."""
    from stitcher_lab.authoring import Authoring, Learning, author  # noqa: PLC0415 - only where a model is configured

    learning = Learning(run.studio.lessons())
    with workplace(run.studio.store.path / "work") as workdir, learning.beside():
        try:
            brief, script = author(
                Authoring(
                    brief=brief,
                    studio=run.studio,
                    models=models,
                    progress=run.progress,
                    stage=run.stage,
                    workdir=workdir,
                    cancellation=run.cancellation,
                    learning=learning,
                    fresh=fresh,
                )
            )
        finally:
            run.job.note(cost=models.usage().cost or 0.0)
        return _produce(script, brief, run, output)


def render_script(
    script: Script,
    brief: Brief,
    studio: Studio,
    *,
    output: Path,
    cancellation: Cancellation,
    on_event: Callable[[Event], None] = lambda _: None,
    job: str | None = None,
) -> Video:
    """Turn a scene file of one's own into a finished video at ``output``; raises what :func:`make` does."""
    with _job(studio, brief, output, origin=script.origin, held=job) as own:
        return _produce(script, brief, _Run(studio, own, cancellation, Progress(on_event)), output)


def write(brief: Brief, values: Mapping[str, str], *, vectors: Path) -> tuple[Brief, Script]:
    """Find the template that answers the brief and fill it in; ``vectors`` is where matching keeps its index.

    Raises
    ------
    stitcher_lab.errors.NoTemplateError, stitcher_lab.errors.ParameterError
        No template fits; a value makes no sense.

    """
    notes: tuple[str, ...] = ()
    given: dict[str, Any] = {}
    if brief.template is None:
        try:
            found = templates.match(without_colors(brief.prompt) if brief.palette else brief.prompt, folder=vectors)
        except NoTemplateError as error:
            error.remedy = f"{error.remedy} Or connect a language model, for any prompt: --model; see docs/models.md."
            raise
        template, notes = found.template, found.notes
        given = {name: found.parameters[name] for name in found.parameters.given}
    else:
        template = templates.get(brief.template)
        read = templates.extract(template, brief.prompt)
        given, notes = dict(read.values), tuple(read.notes)
    if values:
        typed, more = templates.parse_settings(template, values)
        given |= {name: typed[name] for name in typed.given}
        notes = (*notes, *more)
    if brief.palette:
        notes = (*notes, "Lessons made without a model have colours of their own: those that you named are not used.")
    if not brief.language.startswith("en"):
        notes = (*notes, "Lessons made without a model are in English, so English is spoken.")
        brief = replace(brief, language="en")
    return brief, templates.fill(template, given, notes=notes)


@dataclass(frozen=True, slots=True)
class _Run:
    """What all stages of one job share."""

    studio: Studio
    job: Job
    cancellation: Cancellation
    progress: Progress

    @contextmanager
    def stage(self, stage: Stage) -> Iterator[None]:
        """Time a stage in the history, and report its beginning and end."""
        self.cancellation.check()
        with self.job.stage(stage), self.progress.stage(stage):
            yield


def _produce(script: Script, brief: Brief, run: _Run, output: Path) -> Video:
    """Rehearse, speak, draw and stitch."""
    run.job.note(code=script.source)
    # A voice that does not exist is told before any work.
    candidates(brief.voice, brief.language, online=run.studio.settings.online_voice)
    for note in (*brief.notes, *script.notes):
        run.progress.note(note)
    with workplace(run.studio.store.path / "work") as workdir:
        with run.stage(Stage.REHEARSING):
            rehearsal = _rehearse(script, brief, run, workdir)
            # Rough, since nothing is spoken yet: only what is far too long is refused on it.
            _check_length(rehearsal.duration, brief, slack=ROUGHLY)
            run.progress.expect(rehearsal.duration, brief.quality, run.studio.settings.workers)
        with run.stage(Stage.SPEAKING):
            narration = _speak(rehearsal, brief, run, workdir)
            lengths = [_frames(scene, narration, rehearsal.fps) for scene in rehearsal.scenes]
            _check_length(sum(lengths) / rehearsal.fps, brief)
        with run.stage(Stage.RENDERING):
            orders = [
                _order(scene, script, brief, rehearsal, narration, expected_frames=frames)
                for scene, frames in zip(rehearsal.scenes, lengths, strict=True)
            ]
            clips, gaps = _draw(orders, run, workdir)
            gaps = [*script.gaps, *rehearsal.gaps, *gaps]
            if not clips:
                raise delivery.nothing_to_show(gaps)
        with run.stage(Stage.FINALIZING):
            video = delivery.deliver(
                clips,
                narration,
                script=script,
                brief=brief,
                rehearsal=rehearsal,
                gaps=gaps,
                output=output,
                studio=run.studio,
                workdir=_fresh(workdir / "finalizing"),
                cancellation=run.cancellation,
                on_progress=run.progress.update,
                on_note=run.progress.note,
            )
    return replace(video, making=script.making, job=run.job.id)


def _rehearse(script: Script, brief: Brief, run: _Run, workdir: Path) -> Rehearsal:
    seen: list[str] = []

    def hear(scene: str) -> None:
        seen.append(scene)
        count = max(len(script.scenes), len(seen))
        run.progress.update((len(seen) - 1) / count, scene=len(seen), scenes=count)

    return rehearse(
        script.source,
        brief.quality,
        run.studio,
        workdir=_fresh(workdir / "rehearsing"),
        cancellation=run.cancellation,
        on_scene=hear,
    )


def _speak(rehearsal: Rehearsal, brief: Brief, run: _Run, workdir: Path) -> Narration:
    def missing(some: int, every: int) -> None:
        if every:
            run.progress.step(f"speaking {some} of {every} lines" if some else f"all {every} lines were spoken before")

    narration = speak(
        rehearsal.lines,
        voice=brief.voice,
        language=brief.language,
        online=run.studio.settings.online_voice,
        recordings=run.studio.recordings,
        sandbox=run.studio.sandbox,
        workdir=_fresh(workdir / "speaking"),
        workers=run.studio.settings.workers,
        cancellation=run.cancellation,
        on_progress=run.progress.update,
        on_missing=missing,
    )
    for note in narration.notes:
        run.progress.note(note)
    return narration


def _draw(orders: Sequence[render.DrawOrder], run: _Run, workdir: Path) -> tuple[list[Clip], list[Gap]]:
    def report(fraction: float, finished: int) -> None:
        run.progress.update(fraction, scene=min(finished + 1, len(orders)), scenes=len(orders))

    def drawing(scene: str) -> None:
        run.progress.step(f"drawing {scene}", scene=number[scene], scenes=len(orders))

    number = {order.scene: place for place, order in enumerate(orders, start=1)}
    return render.draw_all(
        orders,
        cache=run.studio.store.clips,
        sandbox=run.studio.sandbox,
        workdir=_fresh(workdir / "rendering"),
        workers=run.studio.settings.workers,
        limits=run.studio.limits,
        cancellation=run.cancellation,
        on_progress=report,
        on_kept=lambda scenes: run.progress.step(f"{scenes} of {len(orders)} scenes were drawn before"),
        on_draw=drawing,
    )


def _frames(scene: RehearsedScene, narration: Narration, fps: int) -> int:
    """How many frames a scene will have, now that its lines have their true lengths; close, not exact."""
    return scene.frames + sum(
        max(round(narration.lines[beat.key].duration * fps) - (beat.end_frame - beat.start_frame), -beat.end_frame)
        for beat in scene.beats
    )


def _check_length(seconds: float, brief: Brief, *, slack: float = 1.0) -> None:
    if seconds > brief.max_duration * slack:
        raise OptionError(
            f"The video would be {seconds:.0f} seconds long; at most {brief.max_duration:.0f} are allowed.",
            remedy="Ask for less (fewer numbers, steps or scenes), or allow more: --max-duration, up to max_duration "
            "in the settings file.",
        )


def _order(
    scene: RehearsedScene,
    script: Script,
    brief: Brief,
    rehearsal: Rehearsal,
    narration: Narration,
    *,
    expected_frames: int,
) -> render.DrawOrder:
    keys = {line.key for line in scene.lines}
    spoken = replace(narration, lines={key: line for key, line in narration.lines.items() if key in keys})
    return render.DrawOrder(
        source=script.source,
        scene=scene.name,
        quality=brief.quality,
        manifest=manifest(spoken),
        keys={(line.text, line.say): line.key for line in scene.lines},
        encoder_options=encoding.encoder_options(brief.quality),
        expected_frames=expected_frames,
        tex_cache=rehearsal.tex_cache,
        watermark=brief.watermark,
    )


@contextmanager
def _job(
    studio: Studio,
    brief: Brief,
    output: Path,
    *,
    values: Mapping[str, str] | None = None,
    origin: str = "",
    held: str | None = None,
) -> Iterator[Job]:
    """Write the job into the history, however it ends; a full disk becomes one sentence wherever it strikes."""
    delivery.check_output(output)
    options = as_options(brief) | {"values": dict(values or {}), "origin": origin, "wanted": str(output.absolute())}
    job = studio.store.open_job(brief.prompt, options=options | studio.model_options(), held=held)
    try:
        with atomic.faults_named(studio.store.path):
            yield job
    except BaseException as error:
        if isinstance(error, StitcherError):
            error.job = job.id
        job.finish(error=error)
        raise
    job.finish(output=output)
    studio.trim()


def _fresh(folder: Path) -> Path:
    folder.mkdir()
    return folder
