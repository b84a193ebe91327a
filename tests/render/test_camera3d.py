"""The quick camera in three dimensions draws what Manim's draws, to the bit, and keeps out of what it does not know."""

import re
from pathlib import Path

import pytest

from tests.render.pixels import Shot, difference, equal_frames, film

SOURCE = (Path(__file__).parent / "solid_scenes.py").read_text(encoding="utf-8")
SCENES = re.findall(r"^class (\w+)\((?:ThreeDScene)\)", SOURCE, re.MULTILINE)


@pytest.mark.slow
def test_every_frame_is_the_same_to_the_bit(tmp_path):
    assert len(SCENES) == 5
    shots = [
        shot
        for name in SCENES
        for shot in (Shot(SOURCE, name), Shot(SOURCE, name, ours=True, speed=["camera3d", "encoding"]))
    ]
    films = film(shots, tmp_path)
    for number, name in enumerate(SCENES):
        plain, ours = films[2 * number : 2 * number + 2]
        assert plain.error == ours.error == ""
        assert difference(plain.frames, ours.frames) == "", name
        assert equal_frames(plain.frames, ours.frames) == len(plain.frames) > 2, name


@pytest.mark.slow
def test_with_all_other_ways_to_save_time(tmp_path):
    names = ["Bodies", "Odd"]
    shots = [shot for name in names for shot in (Shot(SOURCE, name), Shot(SOURCE, name, ours=True))]
    films = film(shots, tmp_path)
    for number, name in enumerate(names):
        plain, ours = films[2 * number : 2 * number + 2]
        assert plain.error == ours.error == ""
        assert difference(plain.frames, ours.frames) == "", name


def test_a_camera_that_has_changed_is_left_alone(monkeypatch):
    from manim import ThreeDCamera  # noqa: PLC0415 - heavy

    from stitcher_lab.render import speed  # noqa: PLC0415
    from stitcher_lab.render.speed import camera3d  # noqa: PLC0415

    before = ThreeDCamera.get_mobjects_to_display
    monkeypatch.delattr(ThreeDCamera, "project_points")
    with pytest.raises(speed.MovedSeamError, match="project_points"):
        camera3d.install()
    assert ThreeDCamera.get_mobjects_to_display is before
