"""Early pictures: what a viewer sees and hears of scenes that are still being drawn, and what never reaches them."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from footage import clip, wav
from test_sync import TINY, click, clicks, flashes

from stitcher_lab.encoding import encoder_options
from stitcher_lab.model import Quality
from stitcher_lab.render.speed.encoding import Encoder
from stitcher_lab.render.speed.pieces import Pieces
from stitcher_lab.stitching.early import Cue, EarlyFilm, Making
from stitcher_lab.stitching.early.boxes import BoxError, box, parts, split
from stitcher_lab.stitching.early.film import NotAFilmError
from stitcher_lab.stitching.early.playlist import END, MOST_WAITING, Playlist

if TYPE_CHECKING:
    from pathlib import Path

FPS = TINY.fps
PATIENCE = 20  # seconds


def drawn(folder: Path, frames: int, lit: set[int] = frozenset(), *, options=None, quality=TINY) -> list[bytes]:
    """The pieces of a scene as they leave the cell that draws it; frames in ``lit`` are bright."""
    sent: list[bytes] = []
    pieces = Pieces(sent.append)
    encoder = Encoder(
        folder / f"drawn{len(list(folder.iterdir()))}.mp4",
        width=quality.width,
        height=quality.height,
        fps=quality.fps,
        options=encoder_options(quality) | (options or {}),
        pieces=pieces,
    )
    for number in range(frames):
        level = 230 if number in lit else 20
        encoder.add(np.full((quality.height, quality.width, 4), level, np.uint8))
    encoder.finish()
    pieces.finish()
    return sent


class Viewer:
    """Has films made, and waits for them as a browser does."""

    def __init__(self, sandbox, folder: Path, scenes: int) -> None:
        self.film: EarlyFilm | None = None
        self._there = threading.Event()
        self.making = Making(scenes=scenes, quality=TINY, sandbox=sandbox, folder=folder, on_ready=self._ready)
        self.playlist = self.making.playlist

    def _ready(self, film: EarlyFilm) -> None:
        self.film = film
        self._there.set()

    def first(self) -> EarlyFilm:
        assert self._there.wait(PATIENCE), "nothing to see"
        return self.film

    def wait(self, done) -> None:
        """Wait until ``done()`` of the film is true."""
        changed = threading.Event()
        leave = self.first().subscribe(changed.set)
        while not done():
            assert changed.wait(PATIENCE)
            changed.clear()
        leave()

    def whole(self) -> Path:
        self.wait(lambda: self.film.ended)
        assert self.film.size == self.film.path.stat().st_size
        return self.film.path


@pytest.fixture
def viewer(sandbox, tmp_path):
    opened: list[Viewer] = []

    def start(scenes: int) -> Viewer:
        folder = tmp_path / f"film{len(opened)}"
        folder.mkdir()
        opened.append(Viewer(sandbox, folder, scenes))
        return opened[-1]

    yield start
    for each in opened:
        each.making.close()


def times(video: Path) -> list[float]:
    with av.open(str(video)) as container:
        return [frame.time for frame in container.decode(video=0)]


def click_at(folder: Path, name: str, rate: int = 22_050) -> Path:
    return wav(folder / f"{name}.wav", click(rate, 0.5), rate)


def test_scenes_that_come_in_any_order_are_one_film_in_playing_order_with_picture_and_sound_in_step(viewer, tmp_path):
    watched = viewer(3)
    scenes = [(47, {5, 30}), (61, {10, 44}), (35, {3, 20})]
    for place in (1, 0, 2):
        frames, lit = scenes[place]
        cues = [Cue(click_at(tmp_path, f"line{place}{at}"), at) for at in sorted(lit)]
        if place == 2:  # it was drawn before: there are no pieces, only the clip
            bright = lambda frame: np.full((TINY.height, TINY.width, 3), 230 if frame in {3, 20} else 20, np.uint8)  # noqa: E731
            whole = clip(tmp_path, "Kept", frames, (), bright, quality=TINY)
            watched.playlist.drawn(place, whole, cues)
            continue
        watched.playlist.spoken(place, cues)
        for piece in drawn(tmp_path, frames, lit):
            watched.playlist.piece(place, piece)
        watched.playlist.drawn(place, clip(tmp_path, f"Scene{place}", frames, quality=TINY))
    video = watched.whole()
    shown = times(video)
    assert len(shown) == 47 + 61 + 35
    assert shown[0] == 0
    assert {round((after - before) * FPS, 3) for before, after in pairwise(shown)} == {1}
    expected = [5, 30, 47 + 10, 47 + 44, 108 + 3, 108 + 20]
    assert flashes(video) == pytest.approx([frame / FPS for frame in expected], abs=1e-3)
    heard = clicks(video, [frame / FPS for frame in expected])
    assert heard == pytest.approx([frame / FPS for frame in expected], abs=0.5 / FPS)
    assert watched.film.type.startswith('video/mp4; codecs="avc1.64')
    assert "mp4a" in watched.film.type
    assert watched.film.sound


def test_pictures_can_be_seen_while_their_scene_is_still_being_drawn(viewer, tmp_path):
    watched = viewer(2)
    watched.playlist.spoken(0, [], sound=False)
    pieces = drawn(tmp_path, 90)
    for piece in pieces[:2]:  # the head, and the first pictures
        watched.playlist.piece(0, piece)
    seen = tmp_path / "seen.mp4"
    film = watched.first()
    seen.write_bytes(film.path.read_bytes()[: film.size])
    before = len(times(seen))
    assert 0 < before < 90
    assert not film.ended
    for piece in pieces[2:]:
        watched.playlist.piece(0, piece)
    watched.wait(lambda: len(times(film.path)) == 90)
    assert not film.ended  # a scene is to come
    assert "mp4a" not in film.type
    watched.making.close()
    assert film.ended


def test_a_scene_that_is_missing_is_passed_over_but_pictures_of_it_that_were_shown_are_the_last(viewer, tmp_path):
    passed, stopped = viewer(2), viewer(2)
    for watched in (passed, stopped):
        watched.playlist.spoken(0, [], sound=False)
    for piece in drawn(tmp_path, 40)[:2]:
        stopped.playlist.piece(0, piece)
    shown = len(times(stopped.first().path))
    for watched in (passed, stopped):
        watched.playlist.drawn(0, None)
        watched.playlist.spoken(1, [], sound=False)
        for piece in drawn(tmp_path, 25):
            watched.playlist.piece(1, piece)
        watched.playlist.drawn(1, clip(tmp_path, "Second", 25, quality=TINY))
    assert len(times(passed.whole())) == 25
    assert len(times(stopped.whole())) == shown


def other_size(folder):
    return drawn(folder, 30, quality=Quality("tiny", 128, 96, FPS))


def written(folder, *, tracks=1, **options):
    """Fragments as somebody else would write them, of moving noise."""
    path = folder / "other.mp4"
    noise = np.random.default_rng(1)
    with av.open(str(path), "w", options={"movflags": "empty_moov+default_base_moof+frag_keyframe"}) as container:
        for _ in range(tracks):
            stream = container.add_stream("libx264", rate=FPS, options=encoder_options(TINY) | options)
            stream.width, stream.height, stream.pix_fmt = TINY.width, TINY.height, "yuv420p"
        for stream in container.streams:
            for number in range(20):
                frame = av.VideoFrame.from_ndarray(
                    noise.integers(0, 255, (TINY.height, TINY.width, 3), np.uint8), format="rgb24"
                )
                frame.pts = number
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
    return [path.read_bytes()]


def broken_picture(folder):
    pieces = drawn(folder, 30)
    spoiled = bytearray(pieces[1])
    at = spoiled.index(b"mdat") + 4
    while spoiled[at + 4] & 31 != 5:  # on to the key frame itself
        at += 4 + int.from_bytes(spoiled[at : at + 4], "big")
    spoiled[at + 8 : at + 4 + int.from_bytes(spoiled[at : at + 4], "big")] = b"\xff" * (
        int.from_bytes(spoiled[at : at + 4], "big") - 4
    )
    return [pieces[0], bytes(spoiled)]


HOSTILE = {
    "not an MP4 at all": lambda _: [b"<html><script>alert(1)</script></html>"],
    "nothing": lambda _: [b""],
    "a box longer than the piece": lambda _: [(1 << 31).to_bytes(4, "big") + b"ftyp" + bytes(20)],
    "a box of no size": lambda _: [bytes(4) + b"ftyp" + bytes(20)],
    "a head inside out": lambda _: [box(b"moov", bytes(50)) + box(b"ftyp", bytes(8))],
    "garbage in the right boxes": lambda _: [
        box(b"ftyp", b"isom") + box(b"moov", bytes(9)) + box(b"moof") + box(b"mdat")
    ],
    "no head": lambda folder: drawn(folder, 90)[1:],
    "a head in the middle": lambda folder: (pieces := drawn(folder, 30)) + pieces[:1],
    "another size": other_size,
    "two tracks": lambda folder: written(folder, tracks=2),
    "another profile": lambda folder: written(folder, profile="baseline"),
    "pictures out of order": lambda folder: written(folder, bf="2", b_adapt="0"),
    "the same second twice": lambda folder: (pieces := drawn(folder, 90)) + pieces[-1:],
    "a picture that is none": broken_picture,
    "a cut piece": lambda folder: [*(pieces := drawn(folder, 30))[:1], pieces[1][:-40]],
}


# What comes before the flaw may be seen: frames.
SEEN = {"a head in the middle": 30, "the same second twice": 90}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_fails_the_check_is_never_served_and_ends_the_film(viewer, tmp_path, what):
    watched = viewer(1)
    watched.playlist.spoken(0, [], sound=False)
    for piece in HOSTILE[what](tmp_path):
        watched.playlist.piece(0, piece)
    assert watched.making.wait(PATIENCE)
    assert (len(times(watched.film.path)) if watched.film else 0) == SEEN.get(what, 0)
    assert watched.film is None or watched.film.ended


def test_a_scene_that_showed_fewer_frames_than_it_has_is_the_last(viewer, tmp_path):
    watched = viewer(2)
    watched.playlist.spoken(0, [], sound=False)
    for piece in drawn(tmp_path, 31):
        watched.playlist.piece(0, piece)
    watched.playlist.drawn(0, clip(tmp_path, "Longer", 32, quality=TINY))
    watched.playlist.spoken(1, [], sound=False)
    for piece in drawn(tmp_path, 25):
        watched.playlist.piece(1, piece)
    assert len(times(watched.whole())) == 31


def test_closing_in_the_middle_ends_the_film_and_its_cell(viewer, tmp_path):
    watched = viewer(1)
    watched.playlist.spoken(0, [Cue(click_at(tmp_path, "line"), 3)])
    for piece in drawn(tmp_path, 90)[:2]:
        watched.playlist.piece(0, piece)
    film = watched.first()
    watched.making.close()
    assert film.ended
    assert watched.making.wait(0)


def test_pieces_of_a_scene_whose_turn_is_far_are_not_hoarded(tmp_path):
    playlist = Playlist(2)
    playlist.spoken(0, [], sound=False)
    playlist.spoken(1, [], sound=False)
    for _ in range(20):
        playlist.piece(1, bytes(MOST_WAITING // 10))
    last = clip(tmp_path, "Last", 10, quality=TINY)
    playlist.drawn(1, last)
    playlist.drawn(0, None)
    assert playlist.next()[0]["scene"] == 1
    assert playlist.next() == ({"clip": True}, {"clip": last.path.read_bytes()})
    assert playlist.next()[0] == {"end": True}


def test_a_film_ends_where_the_job_has_gone_with_its_clips(tmp_path):
    playlist = Playlist(1)
    playlist.drawn(0, clip(tmp_path, "One", 10))
    assert playlist.next()[0]["scene"] == 0
    for file in tmp_path.rglob("*.mp4"):
        file.unlink()
    assert playlist.next() == END


def test_a_film_takes_whole_boxes_of_its_kinds_alone(tmp_path):
    film = EarlyFilm(tmp_path / "film.mp4", quality="tiny", type_="video/mp4")
    head, fragment = box(b"ftyp") + box(b"moov"), box(b"moof") + box(b"mdat", b"picture")
    for wrong in (b"", fragment, head + fragment, head[:-1], box(b"html"), head + box(b"free")):
        with pytest.raises(NotAFilmError):
            film.add(wrong)
    film.add(head)
    assert not film.playable
    for wrong in (b"", head, fragment[:-1], fragment + b"<", box(b"moof"), box(b"mdat") + box(b"moof")):
        with pytest.raises(NotAFilmError):
            film.add(wrong)
    film.add(fragment * 2)
    assert film.playable
    assert film.path.read_bytes() == head + fragment * 2


@pytest.mark.parametrize(
    "data",
    [
        bytes(7),
        (7).to_bytes(4, "big") + b"free",
        (0).to_bytes(4, "big") + b"free",
        (9).to_bytes(4, "big") + b"free",
        (1).to_bytes(4, "big") + b"free",
        (1).to_bytes(4, "big") + b"free" + (1 << 63).to_bytes(8, "big"),
        (1).to_bytes(4, "big") + b"free" + (15).to_bytes(8, "big"),
        box(b"free") * 5000,
    ],
)
def test_sizes_that_cannot_be_are_no_boxes(data):
    with pytest.raises(BoxError):
        list(split(data))
    with pytest.raises(BoxError):
        parts(data)
