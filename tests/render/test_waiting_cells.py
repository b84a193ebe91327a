"""A scene is drawn the same, byte for byte, in a cell that waited, in a new one, and where nothing was preloaded."""

from __future__ import annotations

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.encoding import encoder_options
from stitcher_lab.model import QUALITIES
from stitcher_lab.render import DrawOrder, draw, drawing
from stitcher_lab.sandbox import open_sandbox
from stitcher_lab.sandbox.supervisor import Supervised
from stitcher_lab.sandbox.warm import WarmPool

SOURCE = """
import random
from manim import *
ROLLED = random.random()
class Idea(Scene):
    def construct(self):
        words = VGroup(*(Text(word) for word in {"one", "two", "three"})).arrange(DOWN)
        dots = VGroup(*(Dot([np.random.uniform(-3, 3), ROLLED, 0]) for _ in range(9)))
        self.play(Write(words), Create(dots), run_time=0.4)
        self.play(dots.animate.shuffle().arrange(), run_time=0.3)
"""


@pytest.fixture
def film(tmp_path):
    def make(sandbox, name):
        quality = QUALITIES["preview"]
        order = DrawOrder(SOURCE, "Idea", quality, [], {}, encoder_options(quality), 11)
        return draw(order, sandbox=sandbox, outbox=tmp_path / name, cancellation=Cancellation()).path.read_bytes()

    return make


def test_pictures_do_not_tell_whether_their_cell_had_waited(film, monkeypatch):
    sandbox = open_sandbox()
    pool = WarmPool(sandbox._tier, 1)
    try:
        pool.expect(drawing.PRELOAD, 1)
        assert pool.settle(60)
        before = pool.roots
        waited = film(Supervised(sandbox._tier, pool), "waited")
        assert pool.roots != before
    finally:
        pool.close()
    assert film(sandbox, "new") == waited
    monkeypatch.setattr(drawing, "PRELOAD", "")
    assert film(sandbox, "bare") == waited
