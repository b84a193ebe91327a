"""The join: clips by stream copy, one sound track, subtitles, chapters, index in front. Runs in the sandbox.

PyAV does this, not the ffmpeg program: it comes with Manim, so that it is there, and allowed by the sandbox's system
calls, wherever a scene could be drawn at all; it places each picture by its number, where ffmpeg's concat reader adds
up rounded durations; and libav's messages arrive as exceptions instead of text to be guessed at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av

from stitcher_lab.stitching.clips import open_clip
from stitcher_lab.stitching.h264 import picture_units, read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.stitching.clips import Examined

MILLISECONDS = Fraction(1, 1000)

# What libav derives a mov_text track's style from (an ASS header): white, bottom centre, the player's size.
_STYLE = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_LONGEST_TEXT = 0xFFFF  # bytes: a mov_text sample counts its text in 16 bits


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One caption: milliseconds from the video's start, and plain text of one or more lines."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: milliseconds from the video's start, and its title."""

    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What the file holds besides sound and picture. ``language`` is an ISO 639-2 code, as MP4 wants it."""

    language: str = "und"
    subtitles: Sequence[Subtitle] = ()
    chapters: Sequence[Chapter] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)


def join(
    clips: Sequence[Examined],
    sound: Path,
    extras: Extras,
    output: Path,
    *,
    fps: int,
    on_frames: Callable[[int], None] = lambda _: None,
) -> None:
    """Write the MP4. ``on_frames`` hears now and then how many frames are in.

    Packets are handed over in order of time, so that players find sound beside its picture.
    """
    with (
        av.open(str(output), "w", format="mp4", options={"movflags": "+faststart"}) as target,
        open_clip(clips[0].path) as first,
        av.open(str(sound)) as heard,
    ):
        picture = target.add_stream_from_template(first.streams.video[0])
        audio = target.add_stream_from_template(heard.streams.audio[0])
        tracks: list[Iterator[tuple[Fraction, Any]]] = [
            _pictures(clips, picture, fps, on_frames),
            _sounds(heard, audio),
        ]
        if extras.subtitles:
            text = _text_stream(target)
            text.metadata["language"] = extras.language
            tracks.append(_subtitles(extras.subtitles, text))
        audio.metadata["language"] = extras.language
        picture.metadata["language"] = "und"
        target.metadata.update(extras.metadata)
        target.set_chapters(
            [
                {
                    "id": number,
                    "start": chapter.start,
                    "end": chapter.end,
                    "time_base": MILLISECONDS,
                    "metadata": {"title": chapter.title},
                }
                for number, chapter in enumerate(extras.chapters, 1)
            ],
        )
        for packet in _in_time(tracks):
            target.mux_one(packet)


def _in_time(tracks: list[Iterator[tuple[Fraction, Any]]]) -> Iterator[Any]:
    """Merge tracks by time; at the same time the earlier track goes first."""
    heads = [(next(track, None), track) for track in tracks]
    while any(head for head, _ in heads):
        index = min((head[0], index) for index, (head, _) in enumerate(heads) if head)[1]
        head, track = heads[index]
        heads[index] = (next(track, None), track)
        if head:
            yield head[1]


def _pictures(
    clips: Sequence[Examined],
    stream: Any,
    fps: int,
    on_frames: Callable[[int], None],
) -> Iterator[tuple[Fraction, Any]]:
    """Every picture, numbered through; what the clips' own clocks say is not used."""
    number, frame = 0, Fraction(1, fps)
    for clip in clips:
        sets = read_record(clip.record).sets
        with open_clip(clip.path) as container:
            for whole in container.demux(container.streams.video[0]):
                if not whole.size:
                    continue
                packet = av.Packet(picture_units(bytes(whole), sets))
                packet.is_keyframe = whole.is_keyframe
                packet.stream = stream
                packet.time_base = frame
                packet.pts = packet.dts = number
                packet.duration = 1
                yield number * frame, packet
                number += 1
                if number % fps == 0:
                    on_frames(number)
    on_frames(number)


def _sounds(container: Any, stream: Any) -> Iterator[tuple[Fraction, Any]]:
    for packet in container.demux(container.streams.audio[0]):
        if packet.size:
            time = packet.dts * packet.time_base
            packet.stream = stream
            yield time, packet


def _text_stream(target: Any) -> Any:
    stream = target.add_stream("mov_text")
    stream.codec_context.subtitle_header = _STYLE
    stream.codec_context.time_base = MILLISECONDS
    stream.time_base = MILLISECONDS
    return stream


def _subtitles(subtitles: Sequence[Subtitle], stream: Any) -> Iterator[tuple[Fraction, Any]]:
    """3GPP TS 26.245: each sample is the length of the text in 16 bits, then the text in UTF-8."""
    for subtitle in subtitles:
        text = subtitle.text.encode()[:_LONGEST_TEXT]
        packet = av.Packet(len(text).to_bytes(2, "big") + text)
        packet.stream = stream
        packet.time_base = MILLISECONDS
        packet.pts = packet.dts = subtitle.start
        packet.duration = subtitle.end - subtitle.start
        yield subtitle.start * MILLISECONDS, packet
