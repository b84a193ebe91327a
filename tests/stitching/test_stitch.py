"""A finished video is what players, teachers and screen readers expect of one. ffmpeg is the judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
import webvtt
from footage import BACKGROUND, SMALL, clip, ffmpeg, spoken, take, voice_like
from PIL import Image
from probe import fast_start, probe

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import RequestError
from stitcher_lab.stitching import Captions, Stitched, stitch

if TYPE_CHECKING:
    from pathlib import Path

CAPTIONS = Captions(
    cues=[(1.0, 3.5, "Halve it."), (7.0, 10.0, "Is x < 3?\nOr not?")],
    vtt="WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nHalve it.\n\n00:00:07.000 --> 00:00:10.000\nIs x < 3?\n",
    srt="1\n00:00:01,000 --> 00:00:03,500\nHalve it.\n\n2\n00:00:07,000 --> 00:00:10,000\nIs x < 3?\nOr not?\n",
)


def full_picture(frame: int) -> np.ndarray:
    """Empty at first; from frame 30 on full of stripes, until they leave at frame 75."""
    picture = np.full((SMALL.height, SMALL.width, 3), BACKGROUND, np.uint8)
    if 30 <= frame < 75:
        for top in range(20, 160, 16):
            picture[top : top + 8, 20:300] = (252, 98, 85)
    return picture


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clips")
    return [
        clip(folder, "Halving", 90, [("first", 15, 60)], full_picture),
        clip(folder, "OneFrame", 1),
        clip(folder, "Ending", 74, [("second", 10, 60)]),
    ]


@pytest.fixture(scope="module")
def video(tmp_path_factory, clips, sandbox) -> Stitched:
    folder = tmp_path_factory.mktemp("out")
    narration = take(
        spoken(folder, "first", voice_like(2.9, 24000), 24000),
        spoken(folder, "second", voice_like(3.2, 22050, seed=2, level=0.02), 22050),
    )
    return stitch(
        clips,
        narration,
        output=folder / "lesson.mp4",
        quality=SMALL,
        title="Halving – twice",
        sandbox=sandbox,
        cancellation=Cancellation(),
        workdir=folder,
        captions=CAPTIONS,
        comment="Narrated by nobody",
        sidecars={"transcript.md": "# Halving"},
    )


def test_streams_chapters_and_titles_as_ffmpeg_sees_them(video: Stitched) -> None:
    _, told = ffmpeg("-i", video.path, "-c", "copy", "-f", "null", "-")
    assert re.search(r"Video: h264 \(High\).*yuv420p.*320x180.*15 fps", told)
    assert re.search(r"\(eng\): Audio: aac \(LC\).*48000 Hz, stereo", told)
    assert re.search(r"\(eng\): Subtitle: mov_text", told)
    assert re.search(r"title\s+: Halving – twice", told)
    assert re.search(r"comment\s+: Narrated by nobody", told)
    titles = re.findall(r"Chapter #0:\d+: start ([\d.]+), end ([\d.]+)\s+Metadata:\s+title\s+: (.*)", told)
    assert [(float(start), float(end), title) for start, end, title in titles[: len(titles) // 2]] == [
        (0.0, 6.0, "About Halving"),
        (6.0, 6.067, "About OneFrame"),
        (6.067, 11.0, "About Ending"),
    ]


def test_loudness_and_true_peak_as_ffmpeg_measures_them(video: Stitched) -> None:
    _, told = ffmpeg("-i", video.path, "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = told[told.rindex("Summary:") :]
    loudness = float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1])
    peak = float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)[1])
    assert abs(loudness + 16) <= 0.5
    assert peak <= -1.5
    assert abs(loudness - video.loudness) <= 0.1
    assert abs(peak - video.true_peak) <= 0.3


def test_pictures_are_the_clips_own_bytes_in_order_and_evenly_spaced(video: Stitched, clips) -> None:
    def packets(path: Path) -> list[tuple[float, bytes, bool]]:
        with av.open(str(path)) as container:
            return [
                (float(packet.pts * packet.time_base), bytes(packet), packet.is_keyframe)
                for packet in container.demux(video=0)
                if packet.size
            ]

    joined = packets(video.path)
    assert [content for _, content, _ in joined] == [content for one in clips for _, content, _ in packets(one.path)]
    assert [time for time, _, _ in joined] == pytest.approx([number / 15 for number in range(165)])
    keys = [time for time, _, key in joined if key]
    assert max(after - before for before, after in zip(keys, [*keys[1:], 11.0], strict=True)) <= 1.0 + 1e-9


def test_every_frame_decodes_without_a_complaint(video: Stitched) -> None:
    frames, told = ffmpeg(
        "-v", "warning", "-i", video.path, "-map", "0:v", "-f", "rawvideo", "-pix_fmt", "gray", "-s", "8x8", "-",
    )  # fmt: skip
    assert told == ""
    assert len(frames) == 165 * 64


def test_index_is_in_front(video: Stitched) -> None:
    head = video.path.read_bytes()
    assert 0 < head.index(b"moov") < head.index(b"mdat")


def test_level_is_the_lowest_that_size_and_rate_allow(video: Stitched) -> None:
    assert video.level == probe(video.path).level == "1.2"


def test_sound_is_as_long_as_the_picture(video: Stitched) -> None:
    sound, _ = ffmpeg("-i", video.path, "-f", "s16le", "-ac", "1", "-ar", "48000", "-")
    assert abs(len(sound) / 2 / 48000 - 11.0) < 1 / 15


def test_captions_lie_beside_the_video_and_in_it(video: Stitched) -> None:
    assert video.sidecars["vtt"].read_text() == CAPTIONS.vtt
    assert video.sidecars["srt"].read_text() == CAPTIONS.srt
    track, _ = ffmpeg("-v", "error", "-i", video.path, "-map", "0:s", "-f", "srt", "-")
    cues = [cue.strip() for cue in track.decode().split("\n\n") if cue.strip()]
    assert cues == [
        "1\n00:00:01,000 --> 00:00:03,500\nHalve it.",
        "2\n00:00:07,000 --> 00:00:10,000\nIs x < 3?\nOr not?",
    ]


def test_chapters_lie_beside_the_video(video: Stitched) -> None:
    cues = webvtt.read(str(video.sidecars["chapters.vtt"]))
    assert [(cue.start, cue.end, cue.text) for cue in cues] == [
        ("00:00:00.000", "00:00:06.000", "About Halving"),
        ("00:00:06.000", "00:00:06.067", "About OneFrame"),
        ("00:00:06.067", "00:00:11.000", "About Ending"),
    ]


def test_what_else_was_handed_in_lies_beside_the_video(video: Stitched) -> None:
    assert (video.path.parent / "lesson.transcript.md").read_text() == "# Halving"


def test_poster_shows_the_fullest_picture_in_its_own_colours(video: Stitched) -> None:
    with Image.open(video.poster) as poster:
        assert poster.size == (320, 180)
        pixels = np.asarray(poster.convert("RGB")).astype(int)
    assert 30 <= video.poster_frame < 75
    assert abs(pixels[5, 5] - BACKGROUND).max() <= 6
    assert abs(pixels[24, 160] - (252, 98, 85)).max() <= 6


def test_strip_has_a_tile_for_each_second(video: Stitched) -> None:
    grid = video.strip_grid
    assert (grid.tiles, grid.columns, grid.interval) == (11, 10, 1.0)
    with Image.open(video.strip) as strip:
        assert strip.size == (1600, 180)
        tiles = [np.asarray(strip.crop((x * 160, 0, x * 160 + 160, 90)).convert("L")).astype(int) for x in range(10)]
    assert [tile.std() > 10 for tile in tiles[:6]] == [False, False, True, True, True, False]


def test_the_probe_reads_back_what_was_made(video: Stitched, clips) -> None:
    facts = probe(video.path)
    assert (facts.width, facts.height, facts.fps, facts.frames, facts.profile) == (320, 180, 15, 165, "High")
    assert (facts.video_codec, facts.audio_codec, facts.audio_rate, facts.audio_channels) == ("h264", "aac", 48000, 2)
    assert facts.duration == pytest.approx(11.0)
    assert facts.longest_key_gap <= 1.0 + 1e-9
    assert facts.fast_start
    assert not fast_start(clips[0].path)
    assert [title for _, _, title in facts.chapters] == ["About Halving", "About OneFrame", "About Ending"]
    assert [(cue.start, cue.end, cue.text) for cue in facts.subtitles] == [
        (pytest.approx(1.0), pytest.approx(3.5), "Halve it."),
        (pytest.approx(7.0), pytest.approx(10.0), "Is x < 3?\nOr not?"),
    ]
    assert (facts.language, dict(facts.metadata)["title"]) == ("eng", "Halving – twice")
    assert (facts.loudness, facts.true_peak) == (pytest.approx(video.loudness), pytest.approx(video.true_peak))


@pytest.mark.parametrize("content", [b"", b"no video", b"\x00\x00\x00\x18ftypisom" + bytes(100)])
def test_the_probe_refuses_what_is_no_video_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.mp4"
    path.write_bytes(content)
    with pytest.raises(RequestError, match="cannot be read as a video"):
        probe(path)


def test_a_silent_video_still_has_a_sound_track(tmp_path: Path, sandbox) -> None:
    silent = stitch(
        [clip(tmp_path, "Alone", 20)],
        None,
        output=tmp_path / "out" / "silent.mp4",
        quality=SMALL,
        title="",
        sandbox=sandbox,
        cancellation=Cancellation(),
        workdir=tmp_path,
    )
    assert silent.loudness is None
    assert not silent.chapters
    sound, _ = ffmpeg("-i", silent.path, "-f", "s16le", "-ac", "1", "-")
    assert len(sound) > 2 * 48000
    assert not np.frombuffer(sound, "<i2").any()


def test_the_shortest_video_is_one_frame_long(tmp_path: Path, sandbox) -> None:
    short = stitch(
        [clip(tmp_path, "Blink", 1)],
        None,
        output=tmp_path / "blink.mp4",
        quality=SMALL,
        title="",
        sandbox=sandbox,
        cancellation=Cancellation(),
        workdir=tmp_path / "work",
    )
    frames, _ = ffmpeg("-i", short.path, "-map", "0:v", "-f", "rawvideo", "-pix_fmt", "gray", "-s", "8x8", "-")
    assert len(frames) == 64
