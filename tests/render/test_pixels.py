"""Every frame equals plain Manim's before it is encoded, through each speed-up alone and through all together."""

from collections import Counter
from pathlib import Path

import pytest
from pixels import Shot, difference, equal_frames, film, manims_examples

from stitcher_lab.render.speed import NAMES

ALONE = [name for name in NAMES if name != "parallel"]

#: Of Manim's own examples, some of every kind that moves.
DOZEN = (
    "ShowWriteReversed", "ShowDrawBorderThenFill", "TracedPathExample", "SuccessionExample", "ChangingDecimalExample",
    "FadeTransformSubmobjects", "WarpSquare", "MovingVertices", "DtUpdater", "BraceBPExample", "UseZoomedScene",
    "MovingCameraOnGraph", "ThreeDParametricSpring", "PointCloudDotExample2", "LinearTransformationSceneExample",
)  # fmt: skip
PAIR = ("MatchPointsScene", "MovingAndZoomingCamera")

ODD = '''\
import numpy as np
from manim import *


class Rests(Scene):
    """What has an updater and yet stands still, goes on, changes its colour only, and its order only."""

    def construct(self):
        place = ValueTracker(0)
        dot = always_redraw(lambda: Dot(RIGHT * min(place.get_value(), 1)))
        square, disc = Square(fill_opacity=0.5), Circle(color=YELLOW, fill_opacity=1)
        clock = Mobject().add_updater(lambda m, dt: None)
        self.add(square, dot, clock)
        self.wait(1)
        self.play(place.animate.set_value(2), run_time=1)
        self.play(square.animate.set_color(RED), run_time=0.5)
        self.wait(0.5)
        self.play(square.animate.set_stroke(width=12), run_time=0.5)
        self.add(disc)
        self.wait(0.5)
        self.add(square)
        self.wait(0.5)
        self.remove(disc)
        self.wait(0.5)
        self.camera.background_color = BLUE_E
        self.wait(0.5)
        square.set_z_index(3)
        square.add_updater(lambda m, dt: m.set_fill(GREEN, opacity=(m.get_fill_opacity() + dt) % 1))
        self.wait(1)
        square.clear_updaters()
        self.play(Wait(0.5), Indicate(dot))


class Shades(Scene):
    """Gradients, sheen, dashes, joints, caps, strokes behind, holes, and nothing at all."""

    def construct(self):
        word = Text("gradient").set_color_by_gradient(RED, YELLOW, GREEN)
        line = Line(3 * LEFT, 3 * RIGHT, stroke_width=30, cap_style=CapStyleType.ROUND).set_color([RED, BLUE])
        shiny = Circle(fill_opacity=1, color=BLUE).set_sheen(0.6, UL).shift(2 * DOWN)
        ring = Annulus(fill_opacity=1).scale(0.5).shift(2 * DOWN + 3 * RIGHT)
        bent = VMobject(stroke_width=20, joint_type=LineJointType.ROUND).set_points_as_corners([LEFT, UP, RIGHT])
        behind = Text("A").set_stroke(RED, 8, background=True).shift(2 * UP)
        dashed = DashedVMobject(Circle(radius=0.5)).shift(2 * UP + 2 * LEFT)
        knee = VGroup(Line(3 * DOWN + LEFT, 3 * DOWN), Line(3 * DOWN, 2 * DOWN)).set_stroke(width=25, opacity=0.5)
        self.add(word, line, shiny, ring, bent, behind, dashed, knee, VMobject(), VGroup(), Dot(fill_opacity=0))
        self.wait(0.3)
        self.play(shiny.animate.set_sheen(0.1, DR), ring.animate.set_fill(opacity=0), word.animate.shift(UP))
        self.play(FadeOut(behind, scale=0.1), line.animate.scale(0.01), bent.animate.set_stroke(opacity=0))
        self.play(line.animate.set_points(np.array([LEFT, LEFT, RIGHT, RIGHT, UP])), run_time=0.2)


class Twice(Scene):
    """A mobject in two groups, one in itself by a detour, one below another's updater, one that changes class."""

    def construct(self):
        square, dot = Square(), Dot()
        first, second = VGroup(square, dot), VGroup(dot, Circle())
        self.add(first, second)
        second.add_updater(lambda m: m.next_to(square, RIGHT))
        square.add_updater(lambda m, dt: m.rotate(dt))
        dot.add_updater(lambda m, dt=0: m.shift(dt * UP))
        self.wait(0.5)
        square.whole = first
        kept = first.copy()
        kept[0].whole.set_color(TEAL)
        self.play(first.animate.shift(LEFT), run_time=0.5)
        self.play(Transform(first, kept), ReplacementTransform(second, Star()), run_time=0.5)
        first.save_state()
        self.play(first.animate.scale(2).set_color(GREEN), run_time=0.3)
        self.play(Restore(first), run_time=0.3)
        self.next_section(skip_animations=True)
        self.play(first.animate.shift(UP), run_time=0.5)
        self.next_section()
        self.wait(0.3)


class Own(VMobject):
    """A mobject with ideas of its own, a picture in a colour's place, an image and points."""

    def get_fill_rgbas(self):
        return np.array([[0.2, 0.9, 0.4, 1.0]])


class Mixed(MovingCameraScene):
    def construct(self):
        own = Own().set_points_as_corners([LEFT, UP, RIGHT, LEFT])
        image = ImageMobject(np.uint8([[0, 100, 30, 200], [255, 0, 5, 33]])).scale(20)
        cloud = PointCloudDot(radius=1).shift(2 * RIGHT)
        self.add(image, own, cloud, Square(), NumberPlane().set_opacity(0.3))
        self.wait(0.3)
        self.play(own.animate.shift(DOWN), self.camera.frame.animate.scale(0.5).shift(LEFT), run_time=0.6)
        self.play(Rotate(image, 1), own.animate.apply_function(lambda p: p * [1, np.inf, 1]), run_time=0.4)


class Reaches(Scene):
    """Lines that stand out far beyond their points, and move on: sharp corners, thick and square ends, lines behind."""

    def construct(self):
        spike = VMobject(stroke_width=30).set_points_as_corners([LEFT, 0.75 * LEFT + 2 * UP, 0.5 * LEFT])
        bar = Line(ORIGIN, 0.5 * RIGHT, stroke_width=40, cap_style=CapStyleType.SQUARE).shift(2 * RIGHT + DOWN)
        word = Text("behind").set_stroke(RED, 20, background=True).shift(2 * DOWN)
        self.add(Line(4 * LEFT, 4 * RIGHT))
        for mobject in (spike, bar, word):
            self.play(mobject.animate.shift(1.5 * UP), run_time=0.5)
            self.play(Rotate(mobject, 2), run_time=0.5)
            self.play(mobject.animate.shift(6 * DOWN), run_time=3)
        self.play(spike.animate.shift(8 * UP), bar.animate.shift(100 * UP), run_time=0.5)
        far = Dot()
        self.add(far)
        self.play(far.animate.shift(5e307 * DOWN), run_time=0.5)
        self.remove(far)
        self.camera.frame_width = 10
        self.play(spike.animate.shift(DOWN).set_stroke(width=1), run_time=0.5)

'''
PAINTS = '''\
from manim import *


class Paints(Scene):
    """What writes into its own pictures."""

    def construct(self):
        dot = Dot()
        dot.add_updater(lambda m: self.camera.pixel_array.__setitem__((slice(0, 20), slice(0, 20)), 200))
        self.add(dot)
        self.play(dot.animate.shift(RIGHT), run_time=0.5)
        self.camera.background[30:50] = 90
        self.play(dot.animate.shift(RIGHT), run_time=0.5)
'''
ODDITIES = ("Rests", "Shades", "Twice", "Mixed", "Reaches")


@pytest.fixture(scope="module")
def tex(request):
    """Formulas that earlier runs have set."""
    return Path(request.config.cache.mkdir("stitcher_lab_formulas"))


def compare(scenes, speeds, folder, tex, **size):
    """Film each scene plainly and with each choice of speed-ups; what differs, and how many frames are the same."""
    plain = film([Shot(source, name, **size) for name, source in scenes.items()], folder / "plain", tex=tex)
    pairs = [(name, speed) for speed in speeds for name in scenes]
    ours = film(
        [Shot(scenes[name], name, ours=True, speed=speed, **size) for name, speed in pairs], folder / "ours", tex=tex
    )
    by_name = dict(zip(scenes, plain, strict=True))
    wrong, tally = {}, Counter()
    for (name, speed), other in zip(pairs, ours, strict=True):
        one = by_name[name]
        if one.error:
            tally["plain Manim fails"] += 1
            continue
        tally["scenes"] += 1
        tally["frames"] += len(one.frames)
        fault = other.error.strip().splitlines()[-1:] or difference(one.frames, other.frames)
        if fault:
            wrong[name, str(speed)] = fault
        else:
            tally["equal"] += equal_frames(one.frames, other.frames)
    return wrong, tally


def chosen(names):
    examples = manims_examples()
    return {name: examples[name] for name in names}


def test_a_dozen_of_manims_examples_and_some_oddities_through_everything(tmp_path, tex):
    scenes = chosen(DOZEN) | dict.fromkeys(ODDITIES, ODD) | {"Paints": PAINTS}
    wrong, tally = compare(scenes, [None], tmp_path, tex, fps=6)
    assert not wrong
    assert tally["plain Manim fails"] == 0
    assert tally["equal"] > 0.99 * tally["frames"]


def test_each_speed_up_alone(tmp_path, tex):
    wrong, tally = compare(chosen(PAIR), [[], *([name] for name in ALONE)], tmp_path, tex, fps=6)
    assert not wrong
    assert tally["scenes"] == len(PAIR) * (1 + len(ALONE))


def test_the_tolerance_is_told_from_a_difference():
    """The comparison itself, on a film that is off by a little and by too much."""
    import numpy as np  # noqa: PLC0415 - as the tests above, in another process

    one = np.full((2, 4, 4, 4), 100, np.uint8)
    assert difference(one, one + 1) == ""
    assert "off by up to 2" in difference(one, one + 2)
    assert "1 frames where" in difference(one, one[:1])
    assert equal_frames(one, one + np.uint8(1)) == 0


@pytest.mark.slow
def test_the_oddities_through_each_alone(tmp_path, tex):
    wrong, _ = compare(dict.fromkeys(ODDITIES, ODD) | {"Paints": PAINTS}, [[name] for name in ALONE], tmp_path, tex)
    assert not wrong


@pytest.mark.slow
@pytest.mark.parametrize("speed", [None, *([name] for name in ALONE)], ids=["all", *ALONE])
def test_all_of_manims_examples(speed, tmp_path, tex):
    """All together: every example there is. Each alone: every third of those, a hundred and more."""
    scenes = manims_examples()
    names = list(scenes) if speed is None else list(scenes)[ALONE.index(speed[0]) % 3 :: 3]
    wrong, tally = compare(chosen(names), [speed], tmp_path, tex, fps=5)
    assert not wrong
    assert tally["scenes"] >= (300 if speed is None else 100)
    assert tally["equal"] > 0.99 * tally["frames"]
