"""What is no clip of ours is refused in one sentence that names the scene, and no video appears."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import av
import pytest
from footage import SMALL, clip, ffmpeg, film, plain, spoken, take, voice_like

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, ContractError, ScriptError
from stitcher_lab.model import BeatSpan, Clip, Quality
from stitcher_lab.stitching import stitch

if TYPE_CHECKING:
    from pathlib import Path

FRAMES = 40


@pytest.fixture(scope="module")
def honest(tmp_path_factory) -> Clip:
    return clip(tmp_path_factory.mktemp("honest"), "Honest", FRAMES)


@pytest.fixture
def refuse(tmp_path: Path, sandbox, honest):
    def attempt(path: Path, frames: int = FRAMES) -> ScriptError:
        output = tmp_path / "out" / "video.mp4"
        with pytest.raises(ScriptError) as refusal:
            stitch(
                [honest, Clip("Forged", "Forged", path, frames, SMALL.fps, ())],
                None,
                output=output,
                quality=SMALL,
                title="",
                sandbox=sandbox,
                cancellation=Cancellation(),
                workdir=tmp_path / "work",
            )
        assert not output.parent.exists() or not list(output.parent.iterdir())
        assert refusal.value.scene == "Forged"
        assert refusal.value.message.startswith("The clip of Forged cannot be used: ")
        assert refusal.value.message.endswith(".")
        assert "\n" not in refusal.value.message
        return refusal.value

    return attempt


def test_not_a_video_at_all(refuse, tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    path.write_bytes(b"#!/bin/sh\nrm -rf /\n" * 100)
    assert "it is no MP4 file" in refuse(path).message


def test_empty_file(refuse, tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    path.touch()
    assert "it is no MP4 file" in refuse(path).message


def test_another_container_under_the_same_name(refuse, tmp_path: Path) -> None:
    path = film(tmp_path / "x.mkv", FRAMES)
    assert "it is no MP4 file" in refuse(path).message


def test_a_playlist_that_points_at_other_files(refuse, tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    path.write_text("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")
    assert "it is no MP4 file" in refuse(path).message


def test_wrong_size(refuse, tmp_path: Path) -> None:
    path = film(tmp_path / "x.mp4", FRAMES, plain(Quality("", 160, 90, 15)), size=(160, 90))
    assert "160 x 90 pixels where 320 x 180 were asked for" in refuse(path).message


def test_wrong_level_and_profile(refuse, tmp_path: Path) -> None:
    path = film(tmp_path / "x.mp4", FRAMES, options={"level": "4.0"})
    assert "H.264 High@4.0 where High@1.2 was asked for" in refuse(path).message
    path = film(tmp_path / "y.mp4", FRAMES, options={"profile": "main"})
    assert "H.264 Main@1.2 where High@1.2 was asked for" in refuse(path).message


def test_another_codec(refuse, tmp_path: Path) -> None:
    with av.open(str(tmp_path / "x.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=15)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(FRAMES):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(plain(SMALL)(number), format="rgb24")))
        container.mux(stream.encode())
    assert "encoded as mpeg4" in refuse(tmp_path / "x.mp4").message


def test_key_frames_too_far_apart(refuse, tmp_path: Path) -> None:
    path = film(tmp_path / "x.mp4", FRAMES, options={"g": "30", "keyint_min": "30"})
    assert "key frames are more than a second apart" in refuse(path).message


def test_frames_out_of_order(refuse, tmp_path: Path) -> None:
    path = film(tmp_path / "x.mp4", FRAMES, options={"bf": "2"})
    assert "not in the order in which they are shown" in refuse(path).message


def test_more_frames_or_fewer_than_were_drawn(refuse, tmp_path: Path) -> None:
    path = film(tmp_path / "x.mp4", FRAMES)
    assert "more than the 20 frames" in refuse(path, frames=20).message
    assert "40 frames where 41 were drawn" in refuse(path, frames=41).message


def test_more_than_a_picture_track(refuse, tmp_path: Path, honest) -> None:
    path = tmp_path / "x.mp4"
    ffmpeg("-v", "error", "-i", honest.path, "-f", "lavfi", "-i", "sine", "-shortest", "-c:v", "copy", path)
    assert "more than one picture track" in refuse(path).message


def test_cut_off_in_the_middle(refuse, tmp_path: Path, honest) -> None:
    fast = tmp_path / "fast.mp4"
    ffmpeg("-v", "error", "-i", honest.path, "-c", "copy", "-movflags", "+faststart", fast)
    whole = fast.read_bytes()
    path = tmp_path / "x.mp4"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    assert "it is cut off or damaged" in refuse(path).message


def test_something_else_among_the_pictures(refuse, tmp_path: Path, honest) -> None:
    content = bytearray(honest.path.read_bytes())
    with av.open(str(honest.path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        place = packets[20].pos
    assert content[place + 4] & 0x1F == 1
    content[place + 4] = content[place + 4] & 0xE0 | 24
    path = tmp_path / "x.mp4"
    path.write_bytes(content)
    assert "a unit of type 24" in refuse(path).message


def stretched(content: bytes, samples: int, delta: int) -> bytes:
    """Let the table of times (stts) and the headers claim ``samples`` pictures of ``delta`` ticks each."""
    forged = bytearray(content)
    stts = forged.index(b"stts")
    struct.pack_into(">III", forged, stts + 8, 1, samples, delta)
    mdhd = forged.index(b"mdhd")
    struct.pack_into(">I", forged, mdhd + 20, min(samples * delta, 0xFFFFFFFF))
    mvhd = forged.index(b"mvhd")
    struct.pack_into(">I", forged, mvhd + 20, 0xFFFFFFFF)
    return bytes(forged)


def test_a_claim_of_years_is_refused(refuse, tmp_path: Path, honest) -> None:
    path = tmp_path / "x.mp4"
    path.write_bytes(stretched(honest.path.read_bytes(), 0x7FFFFFFF, 0x7FFFFFFF))
    assert "it holds 1 frames where 40 were drawn" in refuse(path).message


def test_a_claim_of_a_gigabyte_of_pictures_is_refused(refuse, tmp_path: Path, honest) -> None:
    content = bytearray(honest.path.read_bytes())
    stsz = content.index(b"stsz")
    struct.pack_into(">II", content, stsz + 8, 1 << 20, 1 << 10)  # 1024 pictures of a mebibyte each
    path = tmp_path / "x.mp4"
    path.write_bytes(content)
    assert "its pictures cannot be read" in refuse(path).message


def test_a_flaw_does_not_replace_the_video_that_was_there(tmp_path: Path, sandbox) -> None:
    output = tmp_path / "video.mp4"
    output.write_bytes(b"the old one")
    forged = tmp_path / "x.mp4"
    forged.write_bytes(b"nothing")
    with pytest.raises(ScriptError):
        stitch(
            [Clip("Forged", "", forged, FRAMES, SMALL.fps, ())],
            None,
            output=output,
            quality=SMALL,
            title="",
            sandbox=sandbox,
            cancellation=Cancellation(),
            workdir=tmp_path / "work",
        )
    assert output.read_bytes() == b"the old one"


def test_a_beat_that_speaks_a_line_that_was_never_recorded(tmp_path: Path, sandbox, honest) -> None:
    narration = take(spoken(tmp_path, "known", voice_like(1, 16000), 16000))
    silent = replace(honest, beats=(BeatSpan("unknown", 0, 10),))
    with pytest.raises(ContractError, match="Honest speaks a line that was never recorded"):
        stitch(
            [silent],
            narration,
            output=tmp_path / "video.mp4",
            quality=SMALL,
            title="",
            sandbox=sandbox,
            cancellation=Cancellation(),
            workdir=tmp_path / "work",
        )


def test_a_recording_that_cannot_be_read(tmp_path: Path, sandbox, honest) -> None:
    key, line = spoken(tmp_path, "line", voice_like(1, 16000), 16000)
    line.wav.write_bytes(b"RIFF")
    with pytest.raises(ScriptError, match="A recording cannot be used: it is no wav file"):
        stitch(
            [replace(honest, beats=(BeatSpan(key, 0, 10),))],
            take((key, line)),
            output=tmp_path / "video.mp4",
            quality=SMALL,
            title="",
            sandbox=sandbox,
            cancellation=Cancellation(),
            workdir=tmp_path / "work",
        )


def test_stopping_leaves_nothing(tmp_path: Path, sandbox, honest) -> None:
    token = Cancellation()
    output = tmp_path / "out" / "video.mp4"
    with pytest.raises(Cancelled):
        stitch(
            [honest],
            None,
            output=output,
            quality=SMALL,
            title="",
            sandbox=sandbox,
            cancellation=token,
            workdir=tmp_path / "work",
            on_progress=lambda _: token.cancel(),
        )
    assert not output.parent.exists() or not list(output.parent.iterdir())
