"""The part of stitching that runs inside the sandbox: clips came from hostile code, libav shall not meet them outside.

``main`` gets the request that :mod:`stitcher_lab.stitching.stitch` describes, tells how far it is with
``{"progress": 0.5}`` and which clip it examines with ``{"examining": 3}``, and ends with ``{"done": {…}}`` or, for a
clip or recording that cannot be used, ``{"flaw": {"clip": 3, "message": "…"}}``.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stitcher_lab.stitching.clips import Examined, Expected, FlawError, examine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.sandbox import Channel
    from stitcher_lab.stitching.sound import Sound

VIDEO, POSTER, STRIP = "video.mp4", "poster.png", "strip.jpg"

# How much of the work is done when each part is: measured on videos of one to five minutes.
_EXAMINED, _HEARD, _JOINED, _POSTED = 0.15, 0.65, 0.8, 0.9


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Do what the request says."""
    try:
        clips = _examine(request, channel)
        channel.message({"progress": _EXAMINED})
        voice = _sound(request, channel)
    except FlawError:
        return
    from stitcher_lab.stitching import joining, pictures  # noqa: PLC0415 - a flaw is told before more is imported

    channel.message({"progress": _HEARD})
    fps = request["expected"]["fps"]
    frames = sum(clip.frames for clip in clips)
    video = channel.scratch / VIDEO
    joining.join(
        clips,
        voice.path,
        joining.Extras(
            language=request["language"],
            subtitles=[joining.Subtitle(*entry) for entry in request["subtitles"]],
            chapters=[joining.Chapter(*entry) for entry in request["chapters"]],
            metadata=request["metadata"],
        ),
        video,
        fps=fps,
        on_frames=lambda done: channel.message({"progress": _HEARD + (_JOINED - _HEARD) * done / frames}),
    )
    keys = _keys(clips)
    poster, strip = channel.scratch / POSTER, channel.scratch / STRIP
    shown = pictures.poster(video, keys, request["ends"], fps, poster)
    channel.message({"progress": _POSTED})
    sheet = pictures.strip(video, keys, frames, fps, strip)
    channel.message(
        {
            "done": {
                "frames": frames,
                "loudness": voice.loudness,
                "true_peak": voice.true_peak,
                "poster_frame": shown,
                "strip": asdict(sheet),
            },
        },
    )
    for path in (video, poster, strip):
        channel.file(path.name, path)


def _examine(request: Mapping[str, Any], channel: Channel) -> list[Examined]:
    """Hold every clip against the settings, and against the first: joined by copy, they share one parameter record."""
    examined: list[Examined] = []
    for number, entry in enumerate(request["clips"]):
        channel.message({"examining": number})
        expected = Expected(**request["expected"], frames=entry["frames"])
        try:
            clip = examine(channel.inputs / entry["file"], expected, record=examined[0].record if examined else None)
        except FlawError as error:
            channel.message({"flaw": {"clip": number, "message": str(error)}})
            raise
        examined.append(clip)
    channel.message({"examining": None})
    return examined


def _sound(request: Mapping[str, Any], channel: Channel) -> Sound:
    from stitcher_lab.stitching import sound, track  # noqa: PLC0415 - takes a while to import

    cues = [track.Cue(channel.inputs / entry["file"], entry["start"]) for entry in request["cues"]]
    try:
        whole = track.build(cues, request["samples"])
    except track.BadRecordingError as error:
        channel.message({"flaw": {"clip": None, "message": str(error)}})
        raise FlawError from error
    return sound.make(whole, channel.scratch / "sound.m4a")


def _keys(clips: list[Examined]) -> list[int]:
    """The numbers of the key frames in the joined video."""
    first, keys = 0, []
    for clip in clips:
        keys += [first + key for key in clip.keys]
        first += clip.frames
    return keys
