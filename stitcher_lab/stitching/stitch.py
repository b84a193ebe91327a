"""Stitch: clips and narration in, one finished MP4 and what belongs beside it out.

Everything that touches a clip runs in the sandbox (:mod:`stitcher_lab.stitching.inside`, with PyAV; why not the
ffmpeg program is told in :mod:`stitcher_lab.stitching.joining`). Here, outside, is the arithmetic of who starts
where, and the placing of finished files: all are written beside their final place first and renamed last, the MP4
last of all, so that no half file ever has a finished file's name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stitcher_lab.errors import WorkerDied
from stitcher_lab.stitching.answer import Listener
from stitcher_lab.stitching.captions import Captions, subtitle_track
from stitcher_lab.stitching.chapters import chapter_spans, chapters_vtt
from stitcher_lab.stitching.language import UNKNOWN, iso_639_2
from stitcher_lab.stitching.orders import SOUND, Cues, Looked, Track, Work
from stitcher_lab.stitching.timeline import lay_out
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Clip, Narration, Quality
    from stitcher_lab.sandbox import Outcome, Sandbox
    from stitcher_lab.stitching.answer import Done, StripGrid

VIDEO, POSTER, STRIP = "video.mp4", "poster.png", "strip.jpg"


@dataclass(frozen=True, slots=True)
class Stitched:
    """A finished video, in place. ``loudness`` in LUFS and ``true_peak`` in dBTP are ``None`` for a silent take.

    ``sidecars`` maps the ending of each other file (``vtt``, ``srt``, ``chapters.vtt`` and those that were handed in)
    to its path. ``looked`` are the clips that were looked at for it, by their places, and ``track`` is its sound: both
    to be kept, for the next time.
    """

    path: Path
    duration: float
    frames: int
    fps: int
    level: str
    loudness: float | None
    true_peak: float | None
    poster: Path
    poster_frame: int
    strip: Path
    strip_grid: StripGrid
    chapters: tuple[tuple[int, int, str], ...]
    sidecars: Mapping[str, Path] = field(default_factory=dict)
    looked: Mapping[int, Looked] = field(default_factory=dict)
    track: Track | None = None


def beside(output: Path, ending: str) -> Path:
    """Return where a file that belongs to ``output`` lies: ``a.mp4`` and ``vtt`` make ``a.vtt``."""
    stem = output.stem if output.suffix.lower() == ".mp4" else output.name
    return output.with_name(f"{stem}.{ending}")


def stitch(
    clips: Sequence[Clip],
    narration: Narration | None,
    *,
    output: Path,
    quality: Quality,
    title: str,
    sandbox: Sandbox,
    cancellation: Cancellation,
    workdir: Path,
    captions: Captions | None = None,
    chapters: Sequence[tuple[float, str]] | None = None,
    comment: str = "",
    sidecars: Mapping[str, str | bytes] | None = None,
    looked: Mapping[int, Looked] | None = None,
    track: Track | None = None,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Stitched:
    """Join clips by stream copy, lay one narration track under them, and write the video and its files.

    Parameters
    ----------
    clips
        In playing order; each must be exactly what :func:`stitcher_lab.encoding.encoder_options` asks for.
    narration
        The take that the clips' beats point into; ``None`` where nothing is said.
    output
        The MP4's place. The files beside it share its name: ``a.mp4``, ``a.vtt``, ``a.poster.png`` …
    captions
        Written beside the video, and as a subtitle track into it.
    chapters
        ``(start in seconds, title)``; without them each clip is a chapter, unless there is only one.
    comment
        For the file's metadata: which voice speaks, what made it.
    sidecars
        More text to write beside the video, by ending, such as ``{"transcript.md": "…"}``.
    looked
        Clips, by their places, that :func:`look` has seen and that need not be read through again.
    track
        The sound, where :func:`make_track` has made it of this very timeline.
    on_progress
        Hears the fraction that is done, 0 to 1.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        A clip is not what it should be.
    stitcher_lab.errors.ContractError
        A beat speaks a line that is not in the narration.
    stitcher_lab.errors.DiskFull
        No space; whatever was at ``output`` before is still there.
    stitcher_lab.errors.LimitExceeded, stitcher_lab.errors.WorkerDied, stitcher_lab.errors.Cancelled
        As they say.

    """
    timeline = lay_out(clips, narration)
    length = round(timeline.duration * 1000)
    if chapters is None and len(clips) > 1:
        chapters = [(timeline.seconds(at), clip.title) for at, clip in zip(timeline.first_frames, clips, strict=True)]
    spans = chapter_spans(chapters or (), length=length)
    work = (
        Work(quality)
        .clips(clips, looked or {})
        .join(
            subtitles=subtitle_track(captions.cues, length=length) if captions else [],
            chapters=spans,
            language=iso_639_2(narration.language) if narration else UNKNOWN,
            metadata={name: text for name, text in (("title", title), ("comment", comment)) if text},
            ends=[beat.end_frame for beat in timeline.beats],
        )
    )
    work = work.with_track(track) if track else work.track(Cues.of(timeline, narration))
    listener = Listener([clip.scene for clip in clips], on_progress)
    done, outcome = _run(work, listener, sandbox, workdir, cancellation)
    if done.strip is None:
        raise WorkerDied("Putting the video together brought no frame strip.", remedy="Run it again.")
    texts: dict[str, str | bytes] = {**(sidecars or {})}
    if captions:
        texts |= {"vtt": captions.vtt, "srt": captions.srt}
    if spans:
        texts["chapters.vtt"] = chapters_vtt(spans)
    stitched = Stitched(
        path=output,
        duration=timeline.duration,
        frames=timeline.frames,
        fps=timeline.fps,
        level=work.request["expected"]["level"],
        loudness=done.loudness,
        true_peak=done.true_peak,
        poster=beside(output, POSTER),
        poster_frame=done.poster_frame,
        strip=beside(output, STRIP),
        strip_grid=done.strip,
        chapters=tuple(spans),
        sidecars={ending: beside(output, ending) for ending in texts},
        looked={number: _looked(number, listener, outcome) for number in listener.seen},
        track=track or _track(done, outcome),
    )
    _place(stitched, outcome, texts)
    on_progress(1.0)
    return stitched


def look(
    clips: Sequence[Clip],
    *,
    quality: Quality,
    sandbox: Sandbox,
    cancellation: Cancellation,
    workdir: Path,
) -> list[Looked]:
    """Look at clips that hostile code has left; raises as :func:`stitch` does for one that is not what it should be.

    Also that one clip has other encoder parameters than the first.
    """
    work = Work(quality).clips(clips, {})
    listener = Listener([clip.scene for clip in clips])
    _, outcome = _run(work, listener, sandbox, workdir, cancellation)
    return [_looked(number, listener, outcome) for number in range(len(clips))]


def make_track(
    cues: Cues,
    *,
    quality: Quality,
    sandbox: Sandbox,
    cancellation: Cancellation,
    workdir: Path,
) -> Track:
    """Make the narration track of a video; raises as :func:`stitch` does."""
    done, outcome = _run(Work(quality).track(cues), Listener(()), sandbox, workdir, cancellation)
    return _track(done, outcome)


def _run(
    work: Work, listener: Listener, sandbox: Sandbox, workdir: Path, cancellation: Cancellation
) -> tuple[Done, Outcome]:
    outcome = sandbox.run(work.task(), workdir, cancellation=cancellation, on_message=listener.hear)
    done = listener.conclude(outcome)
    cancellation.check()
    return done, outcome


def _looked(number: int, listener: Listener, outcome: Outcome) -> Looked:
    sheet = outcome.files.get(f"stills-{number}.png")
    if sheet is None or number not in listener.seen:
        raise WorkerDied("Looking at the pictures brought no result.", remedy="Run it again.")
    return Looked(listener.seen[number], sheet)


def _track(done: Done, outcome: Outcome) -> Track:
    path = outcome.files.get(SOUND)
    if path is None:
        raise WorkerDied("Making the sound brought none.", remedy="Run it again.")
    return Track(path, done.loudness, done.true_peak)


def _place(stitched: Stitched, outcome: Outcome, texts: Mapping[str, str | bytes]) -> None:
    missing = [name for name in (VIDEO, POSTER, STRIP) if name not in outcome.files]
    if missing:
        raise WorkerDied(f"Putting the video together brought no {missing[0]}.", remedy="Run it again.")
    files: dict[Path, bytes | Path] = {
        stitched.sidecars[ending]: text.encode() if isinstance(text, str) else text for ending, text in texts.items()
    }
    files[stitched.poster] = outcome.files[POSTER]
    files[stitched.strip] = outcome.files[STRIP]
    files[stitched.path] = outcome.files[VIDEO]
    atomic.write_all(files)
