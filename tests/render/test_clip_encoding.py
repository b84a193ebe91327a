"""What is encoded is what was drawn: colours as Manim's encoder converts them, every frame there, stills repeated."""

import contextlib

import av
import numpy as np
import pytest
from av.video.reformatter import VideoReformatter

from stitcher_lab import encoding
from stitcher_lab.model import QUALITIES, Quality
from stitcher_lab.render.area import NOTHING, Area
from stitcher_lab.render.speed.colours import Converter, changed
from stitcher_lab.render.speed.encoding import Encoder
from stitcher_lab.render.speed.pieces import Pieces
from stitcher_lab.stitching.clips import Expected, examine

SMALL = Quality("small", 318, 180, 10)


def picture(quality, step=0, noise=0):
    """Words-and-shapes on black: a bar, a ramp, and some noise that no encoder can foresee."""
    frame = np.zeros((quality.height, quality.width, 4), np.uint8)
    frame[:, :, 3] = 255
    frame[20 : quality.height - 20, 10 + step : 40 + step] = (230, 60, 30, 255)
    frame[5:15, :, 1] = np.linspace(0, 255, quality.width)
    if noise:
        frame[-40:-8, 60:120, :3] = np.random.default_rng(noise).integers(0, 255, (32, 60, 3))
    return frame


def encode(path, quality, frames, **options):
    encoder = Encoder(
        path, width=quality.width, height=quality.height, fps=quality.fps,
        options=encoding.encoder_options(quality) | options.pop("options", {}), **options,
    )  # fmt: skip
    for frame, count in frames:
        encoder.add(frame, count)
    assert encoder.finish() == path
    return encoder.frames


def decode(path):
    with av.open(str(path)) as container:
        container.streams.video[0].codec_context.options = {"err_detect": "explode"}
        return [frame.to_ndarray(format="yuv420p").astype(np.int16) for frame in container.decode(video=0)]


def as_manim_converts(frame):
    converted = av.VideoFrame.from_ndarray(frame, format="rgba").reformat(format="yuv420p")
    return converted.to_ndarray()


def passes(path, quality, frames):
    level = encoding.h264_level(quality.width, quality.height, quality.fps)
    expected = Expected(
        quality.width, quality.height, quality.fps, encoding.PROFILE, level, encoding.PIXEL_FORMAT, frames
    )
    return examine(path, expected)


@pytest.mark.parametrize("size", [(318, 180), (854, 480), (1280, 720), (130, 66)])
def test_what_changed_is_converted_as_in_a_whole_picture(size):
    width, height = size
    random = np.random.default_rng(1)
    converter = Converter(width, height)
    before = None
    for top, bottom, left, right in (
        (0, height, 0, width),
        (3, 4, 7, 8),
        (31, 34, 31, 98),
        (height - 1, height, width - 1, width),
        (10, height // 2, 0, width // 3),
        (0, 1, 0, width),
    ):
        frame = np.zeros((height, width, 4), np.uint8) if before is None else before.copy()
        frame[top:bottom, left:right] = random.integers(0, 255, (bottom - top, right - left, 4))
        areas = changed(frame, before)
        assert changed(frame, before, Area(top, bottom, left, right)) == areas
        for area in areas:
            assert not any(edge % 2 for edge in area)
        assert sum(len(range(*each[:2])) * len(range(*each[2:])) for each in areas) <= (bottom - top + 62) * (
            right - left + 62
        )
        converter.convert(frame, areas)
        assert (converter.picture.to_ndarray() == as_manim_converts(frame)).all()
        before = frame
    assert changed(before, before.copy()) == []
    assert changed(frame, before, NOTHING) == []


def test_what_changed_in_two_places_is_converted_apart():
    before = np.zeros((480, 854, 4), np.uint8)
    frame = before.copy()
    frame[10, 20] = frame[200, 800] = 9
    assert changed(frame, before) == [Area(0, 32, 0, 32), Area(192, 224, 800, 832)]


@pytest.mark.parametrize("quality", [SMALL, QUALITIES["preview"], Quality("odd", 640, 360, 24)])
def test_every_frame_is_there_and_looks_as_it_was_drawn(quality, tmp_path):
    frames = [(picture(quality, step, noise=step), 1) for step in range(2 * quality.fps + 3)]
    count = encode(tmp_path / "clip.mp4", quality, frames)
    assert count == len(frames)
    assert passes(tmp_path / "clip.mp4", quality, count).keys == (0, quality.fps, 2 * quality.fps)
    for shown, (drawn, _) in zip(decode(tmp_path / "clip.mp4"), frames, strict=True):
        error = ((shown - as_manim_converts(drawn)) ** 2).mean()
        assert 10 * np.log10(255**2 / error) > 38


@pytest.mark.parametrize("threads", ["1", "2"])
def test_a_picture_that_stays_is_repeated_to_the_bit_and_what_follows_is_right(threads, tmp_path):
    """Among moving pictures, over key frames, more often than the stream's counter of frames can count."""
    random = np.random.default_rng(5)
    frames = [(picture(SMALL, step % 200, noise=step), int(random.choice([1, 1, 2, 4, 9, 33]))) for step in range(60)]
    count = encode(tmp_path / "clip.mp4", SMALL, frames, options={"threads": threads})
    shown = decode(tmp_path / "clip.mp4")
    assert len(shown) == count == sum(count for _, count in frames)
    gaps = np.diff([*passes(tmp_path / "clip.mp4", SMALL, count).keys, count])
    assert gaps.max() <= SMALL.fps
    place = 0
    for drawn, times in frames:
        wanted = as_manim_converts(drawn)
        for number in range(times):
            error = ((shown[place + number] - wanted) ** 2).mean()
            assert 10 * np.log10(255**2 / error) > 38
        place += times


def test_repeats_cost_some_bytes_each(tmp_path):
    encode(tmp_path / "short.mp4", SMALL, [(picture(SMALL, noise=1), 5)])
    encode(tmp_path / "long.mp4", SMALL, [(picture(SMALL, noise=1), 10)])
    more = (tmp_path / "long.mp4").stat().st_size - (tmp_path / "short.mp4").stat().st_size
    assert more < 5 * 60


def test_the_same_frame_added_again_is_a_repeat(tmp_path):
    frames = [(picture(SMALL), 1) for _ in range(40)]
    count = encode(tmp_path / "clip.mp4", SMALL, frames)
    assert passes(tmp_path / "clip.mp4", SMALL, count).frames == 40
    assert (tmp_path / "clip.mp4").stat().st_size < 12_000


def test_an_encoder_with_other_habits_encodes_every_frame(tmp_path):
    """Where frames may refer further back, none is put between them."""
    frames = [(picture(SMALL, step, noise=step), 7) for step in range(12)]
    encode(tmp_path / "clip.mp4", SMALL, frames, options={"refs": "3", "preset": "medium"})
    for place, shown in enumerate(decode(tmp_path / "clip.mp4")):
        error = ((shown - as_manim_converts(frames[place // 7][0])) ** 2).mean()
        assert 10 * np.log10(255**2 / error) > 38


def test_pieces_play_while_the_clip_grows_and_hold_the_same_stream(tmp_path):
    pieces = []
    frames = [(picture(SMALL, step, noise=step), 1 + 12 * (step == 7)) for step in range(35)]
    growing = Pieces(pieces.append)
    encode(tmp_path / "clip.mp4", SMALL, frames, pieces=growing)
    growing.finish()
    assert len(pieces) > 8
    assert pieces[0][4:8] == b"ftyp"
    assert all(piece[4:8] == b"moof" for piece in pieces[1:])
    assert b"avcC" in pieces[0]
    (tmp_path / "pieces.mp4").write_bytes(b"".join(pieces))
    whole, grown = decode(tmp_path / "clip.mp4"), decode(tmp_path / "pieces.mp4")
    assert len(whole) == len(grown)
    assert all((one == other).all() for one, other in zip(whole, grown, strict=True))
    (tmp_path / "early.mp4").write_bytes(b"".join(pieces[:4]))
    assert 0 < len(decode(tmp_path / "early.mp4")) < len(whole)


def test_what_cannot_be_encoded_is_said_at_once_and_hangs_nobody(tmp_path):
    encoder = Encoder(tmp_path / "clip.mp4", width=318, height=180, fps=10, options={"profile": "no such"})
    with contextlib.suppress(RuntimeError):  # at the first frames, or at the end
        for _ in range(30):
            encoder.add(picture(SMALL))
    with pytest.raises(RuntimeError, match="could not be encoded"):
        encoder.finish()
    with pytest.raises(ValueError, match="announced"):
        encoder.add(np.zeros((4, 4, 4), np.uint8))
    with pytest.raises(ValueError, match="0 times"):
        encoder.add(picture(SMALL), 0)


def test_a_dropped_clip_leaves_no_file(tmp_path):
    encoder = Encoder(tmp_path / "clip.mp4", width=318, height=180, fps=10, options={})
    for _ in range(20):
        encoder.add(picture(SMALL))
    encoder.drop()
    assert list(tmp_path.iterdir()) == []


def test_arrays_come_back_when_they_are_done_with(tmp_path):
    encoder = Encoder(tmp_path / "clip.mp4", width=318, height=180, fps=10, options=encoding.encoder_options(SMALL))
    given = [picture(SMALL, step) for step in range(5)]
    for frame in given:
        encoder.add(frame, again=True)
    encoder.add(picture(SMALL, 9))
    encoder.finish()
    back = []
    while (array := encoder.spare()) is not None:
        back.append(array)
    assert back
    assert {id(array) for array in back} <= {id(frame) for frame in given}


def test_conversion_is_what_libswscale_does_by_default():
    """The encoder that Manim opens converts with these very settings."""
    frame = np.random.default_rng(3).integers(0, 255, (90, 160, 4), np.uint8)
    plain = VideoReformatter().reformat(av.VideoFrame.from_ndarray(frame, format="rgba"), format="yuv420p")
    assert (plain.to_ndarray() == as_manim_converts(frame)).all()
