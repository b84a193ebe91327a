"""The part of stitching that runs inside the sandbox: clips came from hostile code, libav shall not meet them outside.

``main`` gets the request that :mod:`stitcher_lab.stitching.stitch` describes, which has up to three parts, and tells
how far it is with ``{"progress": 0.5}``:

``clips``
    Each that comes without ``known`` is looked at: ``{"examining": 3}`` tells which, ``{"looked": {…}}`` and a sheet of
    stills what was seen, ``{"flaw": {"clip": 3, "message": "…"}}`` ends it all.
``track``
    The sound is made of recordings, or was made before.
``join``
    The video, its poster and its strip are made of both.

At last it says ``{"done": {…}}``.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from stitcher_lab.stitching.clips import Examined, Expected, FlawError, examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.stitching.sound import Sound
    from stitcher_lab.stitching.stills import Stills

VIDEO, POSTER, STRIP, SOUND = "video.mp4", "poster.png", "strip.jpg", "sound.m4a"

# How much of the work is done when each part is: measured on videos of one to five minutes.
_EXAMINED, _HEARD, _JOINED, _POSTED = 0.15, 0.65, 0.8, 0.9


class Place(Protocol):
    """What is needed of a :class:`stitcher_lab.sandbox.channel.Channel`."""

    inputs: Path
    scratch: Path

    def message(self, body: Mapping[str, Any]) -> None:
        """Send a JSON object."""

    def file(self, name: str, content: Path | bytes) -> None:
        """Send a file."""


def main(request: Mapping[str, Any], channel: Place) -> None:
    """Do what the request says."""
    try:
        clips, stills = _examine(request, channel)
        channel.message({"progress": _EXAMINED})
        voice = _sound(request, channel)
    except FlawError:
        return
    done: dict[str, Any] = {}
    if voice is not None:
        done |= {"loudness": voice.loudness, "true_peak": voice.true_peak}
    channel.message({"progress": _HEARD})
    if "join" in request and voice is not None:
        done |= _join(request, channel, clips, stills, voice)
    channel.message({"done": done})


def _join(
    request: Mapping[str, Any],
    channel: Place,
    clips: list[Examined],
    stills: list[Stills],
    voice: Sound,
) -> dict[str, Any]:
    from stitcher_lab.stitching import joining, pictures  # noqa: PLC0415 - a flaw is told before more is imported

    order = request["join"]
    fps = request["expected"]["fps"]
    frames = sum(clip.frames for clip in clips)
    seen = pictures.Film(clips, stills)
    with ThreadPoolExecutor(1) as beside:
        posting = beside.submit(pictures.poster, seen, order["ends"], channel.scratch / POSTER)
        joining.join(
            clips,
            voice.path,
            joining.Extras(
                language=order["language"],
                subtitles=[joining.Subtitle(*entry) for entry in order["subtitles"]],
                chapters=[joining.Chapter(*entry) for entry in order["chapters"]],
                metadata=order["metadata"],
            ),
            channel.scratch / VIDEO,
            fps=fps,
            on_frames=lambda done: channel.message({"progress": _HEARD + (_JOINED - _HEARD) * done / frames}),
        )
        sheet = pictures.strip(seen, fps, channel.scratch / STRIP)
        channel.message({"progress": _POSTED})
        shown = posting.result()
    for name in (VIDEO, POSTER, STRIP):
        channel.file(name, channel.scratch / name)
    return {"frames": frames, "poster_frame": shown, "strip": asdict(sheet)}


def _examine(request: Mapping[str, Any], channel: Place) -> tuple[list[Examined], list[Stills]]:
    """Hold every clip against the settings, and against the first: joined by copy, they share one parameter record."""
    examined: list[Examined] = []
    stills: list[Stills] = []
    for number, entry in enumerate(request["clips"]):
        channel.message({"examining": number})
        try:
            clip, still = _known(entry, channel) if "known" in entry else _look(number, entry, request, channel)
            if examined and clip.record != examined[0].record:
                raise FlawError("it was drawn by another version of the encoder than the first scene")  # noqa: TRY301
        except FlawError as error:
            channel.message({"flaw": {"clip": number, "message": str(error)}})
            raise
        examined.append(clip)
        stills.append(still)
    channel.message({"examining": None})
    return examined, stills


def _look(number: int, entry: Mapping[str, Any], request: Mapping[str, Any], channel: Place) -> tuple[Examined, Stills]:
    from stitcher_lab.stitching import stills  # noqa: PLC0415 - a flaw is told before more is imported

    path = channel.inputs / entry["file"]
    clip = examine(path, Expected(**request["expected"], frames=entry["frames"]))
    sheet = channel.scratch / f"stills-{number}.png"
    still = stills.take(clip, entry["ends"], sheet)
    channel.file(sheet.name, sheet)
    facts = {"keys": list(clip.keys), "record": clip.record.hex(), "scores": list(still.scores.items())}
    channel.message({"looked": {"clip": number, **facts}})
    return clip, still


def _known(entry: Mapping[str, Any], channel: Place) -> tuple[Examined, Stills]:
    from stitcher_lab.stitching.stills import Stills  # noqa: PLC0415 - as above

    known = entry["known"]
    clip = Examined(
        channel.inputs / entry["file"], entry["frames"], tuple(known["keys"]), bytes.fromhex(known["record"])
    )
    return clip, Stills(channel.inputs / known["stills"], dict(known["scores"]))


def _sound(request: Mapping[str, Any], channel: Place) -> Sound | None:
    order = request.get("track")
    if order is None:
        return None
    from stitcher_lab.stitching import sound, track  # noqa: PLC0415 - takes a while to import

    if "file" in order:
        return sound.Sound(channel.inputs / order["file"], order["loudness"], order["true_peak"])
    cues = [track.Cue(channel.inputs / name, start) for name, start in order["cues"]]
    try:
        whole = track.build(cues, order["samples"])
    except track.BadRecordingError as error:
        channel.message({"flaw": {"clip": None, "message": str(error)}})
        raise FlawError from error
    made = sound.make(whole, channel.scratch / SOUND)
    channel.file(SOUND, made.path)
    return made
