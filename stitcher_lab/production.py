"""From a Script to a Video, on one page: rehearse it, then speak, draw and stitch, each as early as it can.

What waits for what: a scene is drawn as soon as its own lines are recorded, while others are still being spoken, and
where nothing is spoken, the first one while it is rehearsed (:mod:`stitcher_lab.head_start`); what needs only the
timeline is made while pictures are drawn (:mod:`stitcher_lab.delivery`). All share one budget of
processors (:mod:`stitcher_lab.cores`).
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stitcher_lab import delivery
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.cores import Cores
from stitcher_lab.errors import Cancelled, OptionError
from stitcher_lab.finishing import Finishing
from stitcher_lab.forecast import forecast
from stitcher_lab.head_start import HeadStart
from stitcher_lab.model import QUALITIES, Stage
from stitcher_lab.narration import candidates, speak
from stitcher_lab.preview_first import PreviewFirst
from stitcher_lab.rehearsal import rehearse
from stitcher_lab.sandbox.tier import NONE, WARNING
from stitcher_lab.shooting import Shooting
from stitcher_lab.store.workplace import workplace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stitcher_lab.audience import Audience
    from stitcher_lab.model import Brief, Narration, Rehearsal, Script, Video
    from stitcher_lab.progress import Progress
    from stitcher_lab.store.history import Job
    from stitcher_lab.studio import Studio

# By how much voices were seen to be slower or faster than the rehearsal's estimate.
ROUGHLY = 1.2
PREVIEW = QUALITIES["preview"]


@dataclass(frozen=True, slots=True)
class Run:
    """What all stages of one job share."""

    studio: Studio
    job: Job
    cancellation: Cancellation
    progress: Progress
    audience: Audience

    @contextmanager
    def stage(self, stage: Stage) -> Iterator[None]:
        """Time a stage in the history, and report its beginning and end."""
        self.cancellation.check()
        with self.job.stage(stage), self.progress.stage(stage):
            yield


def produce(script: Script, brief: Brief, run: Run, output: Path) -> Video:
    """Make the video of a script at ``output``.

    Where the brief asks for a preview, a small quick video is made first; it is the audience's alone.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        Whatever a stage raises.

    """
    run.job.note(code=script.source)
    # A voice that does not exist is told before any work.
    candidates(brief.voice, brief.language, online=run.studio.settings.online_voice)
    if run.studio.sandbox.tier == NONE:
        brief = replace(brief, notes=(*brief.notes, WARNING))
    for note in (*brief.notes, *script.notes):
        run.progress.note(note)
    with workplace(run.studio.store.path / "work") as workdir:
        if brief.preview and brief.quality != PREVIEW:
            video = _with_preview(script, brief, run, workdir, output)
        else:
            video = _film(script, brief, run, workdir, output)
    return replace(video, making=script.making, job=run.job.id)


def _with_preview(script: Script, brief: Brief, run: Run, workdir: Path, output: Path) -> Video:
    """Make a small quick video for the audience, then the one that was asked for; what was spoken is spoken once."""
    told = PreviewFirst(run.progress.listener, PREVIEW, brief.quality)
    with run.progress.through(told.quick):
        place = _fresh(workdir / "preview")
        quick = _film(script, replace(brief, quality=PREVIEW), run, place, place / "preview.mp4")
    run.audience.preview(quick.path)
    with run.progress.through(told.full):
        run.progress.step("The preview is ready.", stage=Stage.RENDERING)
        return _film(script, brief, run, workdir, output)


def _film(script: Script, brief: Brief, run: Run, workdir: Path, output: Path) -> Video:
    """Rehearse, speak and draw, and stitch."""
    with HeadStart(script, brief, run, _fresh(workdir / "ahead")) as ahead:
        return _film_with(script, brief, run, workdir, output, ahead=ahead)


def _film_with(script: Script, brief: Brief, run: Run, workdir: Path, output: Path, *, ahead: HeadStart) -> Video:
    studio = run.studio
    with run.stage(Stage.REHEARSING):
        rehearsal = _rehearse(script, brief, run, workdir, ahead)
        ahead.rehearsed(rehearsal)
        # Rough, since nothing is spoken yet: only what is far too long is refused on it.
        _check_length(rehearsal.duration, brief, slack=ROUGHLY)
        run.progress.expect(rehearsal.duration, brief.quality, studio.settings.workers)
    cores = Cores(studio.settings.workers)
    # The stage of drawing begins when the first scene does, in whichever thread, and ends here; before that, nothing
    # may be left running.
    with Finishing(studio, brief.quality, _fresh(workdir / "parts"), run.cancellation) as finishing:
        with ExitStack() as drawing:
            place = _fresh(workdir / "rendering")
            shooting = Shooting(
                script,
                brief,
                rehearsal,
                run,
                drawing,
                finishing=finishing,
                cores=cores,
                workdir=place,
                ahead=ahead.take,
            )
            with shooting:
                narration = _speak(rehearsal, brief, run, workdir, shooting)
                frames = sum(forecast(scene, narration, rehearsal.fps).frames for scene in rehearsal.scenes)
                _check_length(frames / rehearsal.fps, brief)
                shooting.spoken(narration)
                clips, gaps = shooting.conclude()
        gaps = [*script.gaps, *rehearsal.gaps, *gaps]
        if not clips:
            raise delivery.nothing_to_show(gaps)
        with run.stage(Stage.FINALIZING):
            return delivery.deliver(
                clips,
                narration,
                script=script,
                brief=brief,
                rehearsal=rehearsal,
                gaps=gaps,
                output=output,
                studio=studio,
                workdir=_fresh(workdir / "finalizing"),
                finishing=finishing,
                cancellation=run.cancellation,
                on_progress=run.progress.update,
                on_note=run.progress.note,
            )


def _rehearse(script: Script, brief: Brief, run: Run, workdir: Path, ahead: HeadStart) -> Rehearsal:
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
        on_accepted=ahead.begin,
    )


def _speak(rehearsal: Rehearsal, brief: Brief, run: Run, workdir: Path, shooting: Shooting) -> Narration:
    def missing(some: int, every: int) -> None:
        if every:
            step = f"speaking {some} of {every} lines" if some else f"all {every} lines were spoken before"
            run.progress.step(step, stage=Stage.SPEAKING)

    halt = Cancellation()  # speaking stops with the user's Stop, and where drawing cannot go on
    shooting.on_failure = halt.cancel
    with run.stage(Stage.SPEAKING), run.cancellation.on_cancel(halt.cancel):
        try:
            narration = speak(
                rehearsal.lines,
                voice=brief.voice,
                language=brief.language,
                online=run.studio.settings.online_voice,
                recordings=run.studio.recordings,
                sandbox=run.studio.sandbox,
                workdir=_fresh(workdir / "speaking"),
                workers=run.studio.settings.workers,
                cores=shooting.cores,
                cancellation=halt,
                on_progress=lambda fraction, message: run.progress.update(fraction, message, stage=Stage.SPEAKING),
                on_missing=missing,
                on_take=shooting.begin_anew,
                on_line=shooting.growing,
            )
        except Cancelled:
            shooting.check()
            raise
    for note in narration.notes:
        run.progress.note(note)
    return narration


def _check_length(seconds: float, brief: Brief, *, slack: float = 1.0) -> None:
    if seconds > brief.max_duration * slack:
        raise OptionError(
            f"The video would be {seconds:.0f} seconds long; at most {brief.max_duration:.0f} are allowed.",
            remedy="Ask for less (fewer numbers, steps or scenes), or allow more: --max-duration, up to max_duration "
            "in the settings file.",
        )


def _fresh(folder: Path) -> Path:
    folder.mkdir()
    return folder
