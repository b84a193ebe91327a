"""Films that were tampered with, looked at in the sandbox: a flaw or a film that is what it claims, never more."""

from __future__ import annotations

import struct

import av
import pytest
from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab import encoding
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import QUALITIES
from stitcher_lab.sandbox import Limits, Task, Verdict, open_sandbox
from stitcher_lab.sandbox.running import PROBE, run_file

FRAMES = 6
MIB = 1024 * 1024
SCENE = b"""
from manim import *
class A(Scene):
    def construct(self):
        self.play(Create(Circle()), run_time=0.2)
        self.play(Square().animate.shift(LEFT), run_time=0.2)
"""
QUALITY = QUALITIES["preview"]
EXPECTED = {
    "width": QUALITY.width,
    "height": QUALITY.height,
    "fps": QUALITY.fps,
    "profile": encoding.PROFILE,
    "level": encoding.h264_level(QUALITY.width, QUALITY.height, QUALITY.fps),
    "pixel_format": encoding.PIXEL_FORMAT,
}
number = st.sampled_from([0, 1, 2, 255, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000, 0xFFFF0000, 12345])
BOXES = [
    b"stts",
    b"stsz",
    b"stsc",
    b"stco",
    b"stsd",
    b"avcC",
    b"avc1",
    b"mdhd",
    b"mvhd",
    b"tkhd",
    b"elst",
    b"trak",
    b"mdat",
    b"moov",
    b"ftyp",
    b"hdlr",
    b"ctts",
    b"stss",
    b"dref",
    b"url ",
]


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox()


@pytest.fixture(scope="module")
def film(sandbox, tmp_path_factory):
    folder = tmp_path_factory.mktemp("film")
    (folder / "scene.py").write_bytes(SCENE)
    ran = run_file(folder / "scene.py", outbox=folder / "out", cancellation=Cancellation(), sandbox=sandbox)
    assert ran.verdict == "done", ran
    return ran.files[0].read_bytes()


def damaged(film, changes):
    """The film with each change made to it, one after the other."""
    data = bytearray(film)
    for kind, where, what in changes:
        place = where % max(1, len(data))
        found = data.find(BOXES[where % len(BOXES)])
        match kind:
            case "byte":
                data[place : place + 1] = bytes([what & 0xFF])
            case "cut":
                del data[place:]
            case "gap":
                del data[place : place + what % 64]
            case "twice":
                data[place:place] = data[place : place + what % 512]
            case "number":
                data[place : place + 4] = struct.pack(">I", what & 0xFFFFFFFF)
            case "field" if found >= 0:
                offset = found + 4 + 4 * (what % 6)
                data[offset : offset + 4] = struct.pack(">I", (what * 2654435761) & 0xFFFFFFFF)
            case "size" if found >= 4:
                data[found - 4 : found] = struct.pack(">I", what & 0xFFFFFFFF)
            case "rename" if found >= 0:
                data[found : found + 4] = BOXES[what % len(BOXES)]
    return bytes(data)


change = st.tuples(
    st.sampled_from(["byte", "cut", "gap", "twice", "number", "field", "field", "size", "rename"]),
    st.integers(0, 1 << 20),
    st.one_of(number, st.integers(0, 1 << 16)),
)


def shown(data, folder):
    """How many pictures of what size a player would show."""
    path = folder / "film.mp4"
    path.write_bytes(data)
    with av.open(str(path), format="mp4") as container:
        (stream,) = container.streams
        pictures = [(frame.width, frame.height) for frame in container.decode(stream)]
    return len(pictures), set(pictures)


def probe(sandbox, films, folder):
    """What the prober says of each film: a sentence, "" where it has none against it, ``None`` where it fell."""
    inputs = {f"clip{place}.mp4": data for place, data in enumerate(films)}
    request = {"expected": EXPECTED, "clips": [{"file": name, "frames": FRAMES} for name in inputs]}
    said: dict[int, str] = {}
    outcome = sandbox.run(
        Task(PROBE, request, inputs, limits=Limits(wall=60, memory=1024 * MIB)),
        folder,
        cancellation=Cancellation(),
        on_message=lambda message: said.setdefault(message["clip"], message["flaw"]),
    )
    return outcome, [said.get(place) for place in range(len(films))]


def test_the_film_itself_has_no_flaw(sandbox, film, tmp_path):
    outcome, said = probe(sandbox, [film], tmp_path)
    assert outcome.verdict is Verdict.DONE, outcome.log
    assert said == [""]


@examples(3, shrink=False)
@given(st.lists(st.lists(change, min_size=1, max_size=4), min_size=20, max_size=20))
def test_what_is_let_through_is_what_it_claims(sandbox, film, tmp_path_factory, lists):
    folder = tmp_path_factory.mktemp("probe")
    films = [damaged(film, changes) for changes in lists]
    outcome, said = probe(sandbox, films, folder)
    assert outcome.verdict is Verdict.DONE, (
        outcome.verdict,
        outcome.log,
        lists[sum(flaw is not None for flaw in said)],
    )
    assert None not in said
    for data, flaw in zip(films, said, strict=True):
        assert len(flaw) < 300
        if not flaw:
            assert shown(data, folder) == (FRAMES, {(QUALITY.width, QUALITY.height)})
