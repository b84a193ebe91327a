"""Encoder settings: the level is the lowest that allows the picture, and libx264 does what the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from footage import SMALL, ffmpeg, film
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.encoding import LEVELS, PIXEL_FORMAT, PROFILE, h264_level
from stitcher_lab.errors import OptionError
from stitcher_lab.model import QUALITIES, Quality
from stitcher_lab.stitching.clips import Expected, FlawError, examine
from stitcher_lab.stitching.h264 import picture_units, read_record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("width", "height", "fps", "level"),
    [
        (854, 480, 15, "3.0"),
        (1280, 720, 30, "3.1"),
        (1280, 720, 60, "3.2"),
        (1920, 1080, 30, "4.0"),
        (1920, 1080, 60, "4.2"),
        (3840, 2160, 30, "5.1"),
        (3840, 2160, 60, "5.2"),
        (16, 16, 1, "1.0"),
        (2048, 16, 1, "3.1"),  # so long a row that smaller levels forbid it
    ],
)
def test_levels_of_well_known_sizes(width: int, height: int, fps: int, level: str) -> None:
    assert h264_level(width, height, fps) == level


@pytest.mark.parametrize(("width", "height", "fps"), [(30_000, 30_000, 30), (1920, 1080, 5000), (0, 9, 9), (9, 9, -1)])
def test_what_no_level_allows_is_refused(width: int, height: int, fps: int) -> None:
    with pytest.raises(OptionError):
        h264_level(width, height, fps)


@given(st.integers(16, 8192), st.integers(16, 4320), st.integers(1, 60))
def test_a_larger_picture_never_has_a_lower_level(width: int, height: int, fps: int) -> None:
    names = [name for name, _, _ in LEVELS]

    def rank(*picture: int) -> int:
        try:
            return names.index(h264_level(*picture))
        except OptionError:
            return len(names)

    assert rank(width, height, fps) <= min(
        rank(width + 16, height, fps), rank(width, height + 16, fps), rank(width, height, fps + 1),
    )  # fmt: skip


def expected(quality: Quality, frames: int) -> Expected:
    level = h264_level(quality.width, quality.height, quality.fps)
    return Expected(quality.width, quality.height, quality.fps, PROFILE, level, PIXEL_FORMAT, frames)


@pytest.mark.parametrize("quality", QUALITIES.values(), ids=lambda quality: quality.name)
def test_a_clip_of_every_quality_passes_the_examination(tmp_path: Path, quality: Quality) -> None:
    picture = np.zeros((quality.height, quality.width, 3), np.uint8)
    path = film(tmp_path / "x.mp4", 2, lambda _: picture, quality=quality)
    assert examine(path, expected(quality, 2)).keys == (0,)


def test_key_frames_come_each_second_though_nothing_moves(tmp_path: Path) -> None:
    picture = np.zeros((SMALL.height, SMALL.width, 3), np.uint8)
    path = film(tmp_path / "x.mp4", 50, lambda _: picture)
    assert examine(path, expected(SMALL, 50)).keys == (0, 15, 30, 45)


def joined_as_manim_does(folder: Path, options: dict[str, str]) -> Path:
    """Manim joins its pieces by ffmpeg's concat reader, which repeats the parameters before key frames."""
    pieces = [film(folder / "a.mp4", 20), film(folder / "b.mp4", 7, options=options)]
    (folder / "list.txt").write_text("".join(f"file '{piece}'\n" for piece in pieces))
    path = folder / "joined.mp4"
    ffmpeg("-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", folder / "list.txt", "-c", "copy", path)
    return path


def kinds(packet: bytes) -> set[int]:
    found, position = set(), 0
    while position < len(packet):
        found.add(packet[position + 4] & 0x1F)
        position += 4 + int.from_bytes(packet[position : position + 4], "big")
    return found


def test_parameters_repeated_in_the_stream_pass_and_are_left_out(tmp_path: Path) -> None:
    path = joined_as_manim_does(tmp_path, {})
    with av.open(str(path)) as container:
        packets = [bytes(packet) for packet in container.demux(video=0) if packet.size]
        sets = read_record(container.streams.video[0].codec_context.extradata).sets
    assert {7, 8} <= set.union(*map(kinds, packets)), "this ffmpeg repeats nothing: the test has shown nothing"
    examined = examine(path, expected(SMALL, 27))
    assert (examined.frames, examined.keys) == (27, (0, 15, 20))
    assert set.union(*(kinds(picture_units(packet, sets)) for packet in packets)) <= {1, 5, 6}


def test_other_parameters_in_the_stream_are_refused(tmp_path: Path) -> None:
    path = joined_as_manim_does(tmp_path, {"profile": "main"})
    with pytest.raises(FlawError, match=r"changes its H\.264 parameters half-way"):
        examine(path, expected(SMALL, 27))
