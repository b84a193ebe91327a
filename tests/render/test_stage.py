"""Rehearsing counts the frames that drawing draws; and the seams of Manim that this rests on are where they were."""

import av
import manim
import pytest
from manim.utils.tex import TexTemplate

from stitcher_lab import encoding
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import QUALITIES
from stitcher_lab.render import DrawOrder, draw, rehearse, stage
from stitcher_lab.sandbox import open_sandbox

TRICKY = '''\
from manim import *


class Tricky(Scene):
    """Odd lengths"""

    def construct(self):
        circle, dot = Circle(), Dot()
        with self.voiceover(text="One short line.") as tracker:
            self.play(Create(circle), run_time=tracker.duration * 0.37)
        self.wait(0.01)
        self.wait(0.77)
        self.play(circle.animate.shift(RIGHT), run_time=0.04)
        self.play(LaggedStart(*(FadeIn(Square()) for _ in range(3)), lag_ratio=0.31), run_time=1.13)
        dot.add_updater(lambda mobject, dt: mobject.shift(dt * UP))
        self.add(dot)
        with self.voiceover(text="A second line, while something moves by itself, and a formula appears."):
            self.play(Write(MathTex("e^{i\\\\pi} + 1 = 0")), run_time=1.7)
            self.wait_until_word("formula")
        self.wait(0.333)
        self.play(Succession(FadeOut(circle), FadeOut(dot)))


class Still(Scene):
    def construct(self):
        self.add(Square())
        self.wait(2)
'''


@pytest.mark.parametrize("fps", [15, 30, 24])
def test_rehearsal_and_drawing_agree_on_every_frame(fps, tmp_path):
    from dataclasses import replace  # noqa: PLC0415 - only here

    quality = replace(QUALITIES["preview"], width=256, height=144, fps=fps)
    sandbox = open_sandbox()
    (tmp_path / "rehearsed").mkdir()
    rehearsal = rehearse(
        TRICKY, quality=quality, sandbox=sandbox, outbox=tmp_path / "rehearsed", cancellation=Cancellation()
    )
    assert rehearsal.gaps == ()
    assert rehearsal.tex_cache is not None
    for scene in rehearsal.scenes:
        # Lines of the very lengths that the rehearsal estimated.
        manifest = [
            {
                "text": line.text,
                "say": line.say,
                "duration": (beat.end_frame - beat.start_frame) / fps,
                "words": [["formula", 0.9, 1.0, line.text.find("formula"), line.text.find("formula") + 7]]
                if "formula" in line.text
                else [],
            }
            for line, beat in zip(scene.lines, scene.beats, strict=True)
        ]
        outbox = tmp_path / scene.name
        outbox.mkdir()
        clip = draw(
            DrawOrder(
                source=TRICKY,
                scene=scene.name,
                quality=quality,
                manifest=manifest,
                keys={(line.text, line.say): line.key for line in scene.lines},
                encoder_options=encoding.encoder_options(quality),
                expected_frames=scene.frames,
                tex_cache=rehearsal.tex_cache,
            ),
            sandbox=sandbox,
            outbox=outbox,
            cancellation=Cancellation(),
        )
        with av.open(str(clip.path)) as container:
            drawn = sum(1 for _ in container.decode(video=0))
        assert clip.frames == drawn
        assert [beat.key for beat in clip.beats] == [line.key for line in scene.lines]
        if scene.name == "Still":
            assert clip.frames == scene.frames
        else:
            # The first line is shorter than a frame's rounding away; the second waits for a word.
            assert clip.frames == pytest.approx(scene.frames, abs=2)


def test_scenes_take_the_renderer_that_is_put_in(monkeypatch, tmp_path):
    monkeypatch.setattr("manim.scene.scene.CairoRenderer", stage.RehearsalRenderer)
    with manim.tempconfig({"media_dir": str(tmp_path)}):
        assert isinstance(manim.Scene().renderer, stage.RehearsalRenderer)


def test_formulas_are_set_in_article_with_preview(monkeypatch):
    monkeypatch.setattr(TexTemplate, "body", TexTemplate.body)
    stage.use_small_tex()
    text = TexTemplate().get_texcode_for_expression("x")
    assert r"\documentclass{article}" in text
    assert "standalone" not in text
    assert text.count(r"\begin{preview}") == 1
