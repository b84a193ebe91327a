"""A video put together from parts that were made before is the video that is made in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from footage import SMALL, clip, spoken, take, voice_like
from PIL import Image, ImageChops

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ScriptError
from stitcher_lab.stitching import Cues, lay_out, look, make_track, stitch
from stitcher_lab.stitching.answer import read_seen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    folder = tmp_path_factory.mktemp("material")
    clips = [clip(folder, "One", 50, [("a", 5, 40)]), clip(folder, "Two", 70, [("b", 10, 60)])]
    narration = take(
        spoken(folder, "a", voice_like(2.0, 24000), 24000), spoken(folder, "b", voice_like(3.0, 24000, seed=2), 24000)
    )
    return clips, narration


@pytest.fixture(scope="module")
def both(material, tmp_path_factory, sandbox):
    clips, narration = material
    means = {"quality": SMALL, "sandbox": sandbox, "cancellation": Cancellation()}

    def folder():
        return tmp_path_factory.mktemp("work")

    looked = {place: look([one], workdir=folder(), **means)[0] for place, one in enumerate(clips)}
    track = make_track(Cues.of(lay_out(clips, narration), narration), workdir=folder(), **means)
    return [
        stitch(clips, narration, output=folder() / "v.mp4", title="", workdir=folder(), **means, **parts)
        for parts in ({}, {"looked": looked, "track": track})
    ]


def test_it_is_the_same_file(both):
    whole, parts = both
    assert whole.path.read_bytes() == parts.path.read_bytes()
    assert (whole.loudness, whole.true_peak) == (parts.loudness, parts.true_peak)


def test_poster_and_strip_are_the_same(both):
    whole, parts = both
    assert whole.poster_frame == parts.poster_frame
    assert whole.strip_grid == parts.strip_grid
    for one, other in ((whole.poster, parts.poster), (whole.strip, parts.strip)):
        with Image.open(one) as left, Image.open(other) as right:
            assert ImageChops.difference(left, right).getbbox() is None


def test_what_was_made_in_one_go_can_be_kept(both):
    whole, parts = both
    assert set(whole.looked) == {0, 1}
    assert parts.looked == {}
    assert whole.track.path.exists()


def test_a_clip_that_is_no_clip_is_refused_when_it_is_looked_at(material, tmp_path, sandbox):
    (good, _), _ = material
    path = tmp_path / "bad.mp4"
    path.write_bytes(good.path.read_bytes()[:-2000])
    bad = type(good)(good.scene, good.title, path, good.frames, good.fps, good.beats)
    with pytest.raises(ScriptError, match="The clip of One cannot be used"):
        look([bad], quality=SMALL, sandbox=sandbox, cancellation=Cancellation(), workdir=tmp_path)


def test_the_same_sound_is_known_by_its_content(material, tmp_path):
    clips, narration = material
    copies = take(*[(key, type(line)(line.line, _copy(line.wav, tmp_path), line.duration, ()))
                    for key, line in narration.lines.items()])  # fmt: skip
    one, other = (Cues.of(lay_out(clips, voice), voice) for voice in (narration, copies))
    assert one != other
    assert one.content() == other.content()


def _copy(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    return copy


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"keys": [], "record": "", "scores": []},
        {"keys": [1], "record": "", "scores": []},
        {"keys": [0, 5, 5], "record": "", "scores": []},
        {"keys": [0], "record": "no", "scores": []},
        {"keys": [0], "record": "00" * 5000, "scores": []},
        {"keys": [0], "record": "00", "scores": [[0, float("nan")]]},
        {"keys": [0], "record": "00", "scores": [[-1, 0.5]]},
        {"keys": "0", "record": "00", "scores": 7},
    ],
)
def test_what_is_no_account_of_a_clip_is_refused(value):
    with pytest.raises((ValueError, TypeError, KeyError)):
        read_seen(value)
