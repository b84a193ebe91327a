"""The last stage: clips and narration become a finished video with everything that belongs beside it.

A video that was delivered before is taken from the store, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from stitcher_lab import render
from stitcher_lab.errors import OptionError, ScriptError
from stitcher_lab.model import Video
from stitcher_lab.narration import Beat, Chapter, cues, srt, transcript, webvtt
from stitcher_lab.stitching import Captions, Cues, beside, lay_out, stitch
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.finishing import Finishing
    from stitcher_lab.model import Brief, Clip, Gap, Narration, Rehearsal, Script
    from stitcher_lab.stitching import Stitched, Timeline
    from stitcher_lab.studio import Studio

# Part of every key: raise it when what is delivered for the same clips changes.
_FORMAT = 1
_MP4, _PY = "mp4", "py"
_LONGEST_ENDING = "transcript.md"  # of the files beside the video


def deliver(
    clips: Sequence[Clip],
    narration: Narration,
    *,
    script: Script,
    brief: Brief,
    rehearsal: Rehearsal,
    gaps: Sequence[Gap],
    output: Path,
    studio: Studio,
    workdir: Path,
    finishing: Finishing,
    cancellation: Cancellation,
    on_progress: Callable[[float], None],
    on_note: Callable[[str], None] = lambda _: None,
) -> Video:
    """Stitch the clips, or find that it was done before, and put all files in place.

    ``finishing`` has what was made of the video while its scenes were drawn.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        Whatever stitching raises; and ``DiskFull`` where the output has no room.

    """
    timeline = lay_out(clips, narration)
    chapters = _chapters(clips, timeline, narration, rehearsal)
    facts = {
        **_made_from(script, brief, narration),
        **_made_of(clips, chapters, timeline.duration),
        "gaps": [{"scene": gap.scene, "reason": gap.reason} for gap in gaps],
        "layout_findings": [asdict(finding) for finding in rehearsal.findings],
    }
    key = hashlib.sha256(json.dumps([_FORMAT, facts], sort_keys=True).encode()).hexdigest()
    kept = studio.store.videos.get(key, workdir / "kept")
    if kept is None:
        sounds = Cues.of(timeline, narration)
        track = finishing.track(sounds)
        stitched = stitch(
            clips,
            narration,
            output=workdir / "video.mp4",
            quality=brief.quality,
            title=script.title,
            sandbox=finishing.sandbox,
            cancellation=cancellation,
            workdir=workdir,
            captions=_captions(chapters, timeline.duration),
            comment=_comment(narration),
            sidecars={
                "transcript.md": transcript(script.title, chapters, voice=_voice(narration)),
                _PY: script.source,
            },
            looked=finishing.looked(clips),
            track=track,
            on_progress=on_progress,
        )
        finishing.clear()
        finishing.keep(clips, sounds, stitched, made=track is None)
        files = {_MP4: stitched.path, **_beside(stitched)}
        facts |= {"loudness": stitched.loudness, "true_peak": stitched.true_peak, "level": stitched.level}
        facts |= {"sandbox": studio.sandbox.tier}
        files["manifest.json"] = workdir / "manifest.json"
        files["manifest.json"].write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        studio.store.videos.put(key, facts, files)
    else:
        _, files = kept
    cancellation.check()
    places = {ending: output if ending == _MP4 else beside(output, ending) for ending in files}
    notes = [*brief.notes, *script.notes, *narration.notes, *rehearsal.notes]
    if _is_theirs(places[_PY], script.source):
        places[_PY] = beside(output, f"made.{_PY}")
        notes.append(f"{beside(output, _PY).name} is not ours and stays as it is; the script is {places[_PY].name}.")
        on_note(notes[-1])
    # The video last: when it is there, everything is.
    atomic.write_all({places[ending]: files[ending] for ending in sorted(files, key=lambda ending: ending == _MP4)})
    return Video(
        path=output,
        title=script.title,
        duration=timeline.duration,
        voice=_voice(narration),
        files={ending: place for ending, place in places.items() if ending != _MP4},
        gaps=tuple(gaps),
        notes=tuple(notes),
        reused=kept is not None,
    )


def check_output(output: Path) -> None:
    """Refuse a place where no video could be written, before any work is done.

    Raises
    ------
    stitcher_lab.errors.OptionError
        Not a file name that ends in ``.mp4``, one that is too long, or a folder that is missing or may not be written.

    """
    folder = output.absolute().parent
    if not _is_folder(folder):
        raise OptionError(f"The folder {folder} does not exist.", remedy="Make it first, or choose another place.")
    if len(os.fsencode(beside(output, _LONGEST_ENDING).name)) > os.pathconf(folder, "PC_NAME_MAX"):
        raise OptionError("The video's name is too long for its folder.", remedy="Give it a shorter one.")
    if output.suffix.lower() != ".mp4" or output.is_dir():
        raise OptionError(f"{output} cannot be the video's name.", remedy="Give a file name that ends in .mp4.")
    if not os.access(folder, os.W_OK):
        raise OptionError(f"The folder {folder} may not be written.", remedy="Choose another place for the video.")


def _is_theirs(place: Path, source: str) -> bool:
    """Whether somebody else wrote the script at ``place``, or changed ours: nobody's work is written over.

    Ours is what we would write now, and what the manifest beside it tells of.
    """
    try:
        found = place.read_bytes()
    except OSError:
        return place.exists()
    ours = {hashlib.sha256(source.encode()).hexdigest()}
    with suppress(OSError, ValueError, RecursionError, AttributeError):
        ours.add(json.loads(place.with_name(f"{place.stem}.manifest.json").read_bytes()).get("script_sha256"))
    return hashlib.sha256(found).hexdigest() not in ours


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file system takes
        return False


def nothing_to_show(gaps: Sequence[Gap]) -> ScriptError:
    """The error for a script of which no scene could be made: its first scene's."""
    first = gaps[0]
    return ScriptError(first.reason, remedy=first.remedy, scene=first.scene, line=first.line, details=first.details)


def plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as JSON values; what JSON does not know becomes text."""
    values: dict[str, Any] = json.loads(json.dumps(dict(parameters), default=str))
    return values


def _chapters(
    clips: Sequence[Clip],
    timeline: Timeline,
    narration: Narration,
    rehearsal: Rehearsal,
) -> list[Chapter]:
    """One chapter a clip. What the picture shows is the beat's own, also where a line is spoken twice."""
    shown = {scene.name: scene.lines for scene in rehearsal.scenes}
    ends = [*timeline.first_frames[1:], timeline.frames]
    chapters = []
    for index, (clip, first, end) in enumerate(zip(clips, timeline.first_frames, ends, strict=True)):
        placed = [beat for beat in timeline.beats if beat.clip == index]
        lines = shown[clip.scene]
        if [line.key for line in lines] != [beat.key for beat in placed]:
            # A script that rolls dice may say its lines in another order when it is drawn.
            lines = tuple(narration.lines[beat.key].line for beat in placed)
        beats = tuple(
            Beat(
                replace(narration.lines[beat.key], line=line),
                timeline.seconds(beat.start_frame),
                timeline.seconds(beat.end_frame),
            )
            for beat, line in zip(placed, lines, strict=True)
        )
        chapters.append(Chapter(clip.title, timeline.seconds(first), timeline.seconds(end), beats))
    return chapters


def _captions(chapters: Sequence[Chapter], duration: float) -> Captions | None:
    shown = cues([(beat.spoken, beat.start) for chapter in chapters for beat in chapter.beats], duration)
    track = [(cue.start, cue.end, cue.text) for cue in shown]
    return Captions(track, webvtt(shown), srt(shown)) if shown else None


def _beside(stitched: Stitched) -> dict[str, Path]:
    return {**stitched.sidecars, "poster.png": stitched.poster, "strip.jpg": stitched.strip}


def _voice(narration: Narration) -> str:
    """What ``--voice`` would take to ask for this voice again."""
    return narration.engine if narration.engine == "silent" else f"{narration.engine}:{narration.voice}"


def _comment(narration: Narration) -> str:
    spoken = "Without a voice" if narration.engine == "silent" else f"Voice: {_voice(narration)}"
    return f"{spoken}. Made with stitcher_lab {version('stitcher-lab')}."


# The manifest holds nothing that differs between equal videos, no date and no path: its hash is the video's key.


def _made_from(script: Script, brief: Brief, narration: Narration) -> dict[str, Any]:
    mark = brief.watermark
    return {
        "title": script.title,
        "origin": script.origin,
        "parameters": plain(script.parameters),
        "script_sha256": hashlib.sha256(script.source.encode()).hexdigest(),
        "quality": asdict(brief.quality),
        "language": narration.language,
        "voice": {"engine": narration.engine, "version": narration.engine_version, "voice": narration.voice},
        "watermark_sha256": hashlib.sha256(mark.read_bytes()).hexdigest() if mark else None,
        "picture_version": render.picture_version(script.source),
    }


def _made_of(clips: Sequence[Clip], chapters: Sequence[Chapter], duration: float) -> dict[str, Any]:
    return {
        "duration": duration,
        "scenes": [
            {
                "name": clip.scene,
                "title": chapter.title,
                "start": chapter.start,
                "frames": clip.frames,
                "sha256": hashlib.sha256(clip.path.read_bytes()).hexdigest(),
            }
            for clip, chapter in zip(clips, chapters, strict=True)
        ],
        "lines": [
            {
                "text": beat.spoken.line.text,
                "visual": beat.spoken.line.visual,
                "scene": clip.scene,
                "start": beat.start,
                "end": beat.end,
                "words": [[word.text, word.start, word.end] for word in beat.spoken.words],
            }
            for clip, chapter in zip(clips, chapters, strict=True)
            for beat in chapter.beats
        ],
    }
