"""The picture at the end of each beat can be looked at before a video is made; one that rests too long is told."""

import io

import numpy as np
import pytest
from PIL import Image

from stitcher_lab import render
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import QUALITIES
from stitcher_lab.sandbox import open_sandbox

SCENE = """
from manim import *


class Shapes(Scene):
    def construct(self):
        with self.voiceover(text="A circle appears, and for as long as we talk of it nothing else happens on screen, "
                            "which may well bore whoever is watching this."):
            self.play(Create(Circle(color=RED, fill_opacity=1)), run_time=1)
        with self.voiceover(text="It becomes a square on the left.") as tracker:
            self.play(Transform(self.mobjects[0], Square(color=BLUE, fill_opacity=1).shift(4 * LEFT)),
                      run_time=tracker.duration)
"""


@pytest.fixture
def sandbox():
    return open_sandbox()


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def test_there_is_a_picture_for_the_end_of_each_beat(sandbox, tmp_path):
    pictures = render.stills(SCENE, sandbox=sandbox, workdir=tmp_path, cancellation=Cancellation())
    assert list(pictures) == [0, 1]
    first, second = pixels(pictures[0]), pixels(pictures[1])
    assert first.shape == (480, 854, 3)
    assert tuple(first[240, 427]) == pytest.approx((252, 98, 85), abs=12)  # the red circle, in the middle
    left = 427 - round(4 * 480 / 8)
    assert second[240, left, 2] > second[240, left, 0] + 60  # the blue square, four units to the left
    assert second[240, 427].max() < 20


def test_a_scene_that_fails_gives_the_pictures_up_to_there(sandbox, tmp_path):
    broken = SCENE.replace("Square(color", "Sqare(color")
    pictures = render.stills(broken, sandbox=sandbox, workdir=tmp_path, cancellation=Cancellation())
    assert list(pictures) == [0]


def test_a_picture_that_rests_while_the_line_goes_on_is_told(sandbox, tmp_path):
    rehearsal = render.rehearse(
        SCENE, quality=QUALITIES["preview"], sandbox=sandbox, outbox=tmp_path, cancellation=Cancellation()
    )
    assert [(finding.kind, finding.severity, finding.beat) for finding in rehearsal.findings] == [
        ("still", "warning", 0)
    ]
