"""The layout check finds what a viewer could not read, and leaves good pictures alone."""

import pytest

manim = pytest.importorskip("manim")

from manim import (  # noqa: E402
    BLUE,
    DOWN,
    LEFT,
    ORIGIN,
    RIGHT,
    UP,
    WHITE,
    Axes,
    Circle,
    Create,
    Dot,
    FadeOut,
    Line,
    MathTex,
    MovingCameraScene,
    NumberPlane,
    Rectangle,
    ReplacementTransform,
    Scene,
    Square,
    Table,
    Text,
    Transform,
    VGroup,
    Write,
    tempconfig,
)
from manim.utils.tex import TexTemplate  # noqa: E402

from stitcher_lab.render import layout, stage  # noqa: E402


@pytest.fixture(autouse=True)
def rehearsing(tmp_path, monkeypatch):
    monkeypatch.setattr("manim.scene.scene.CairoRenderer", stage.RehearsalRenderer)
    monkeypatch.setattr(TexTemplate, "body", TexTemplate.body)  # put back what use_small_tex changes
    stage.use_small_tex()
    with tempconfig({"media_dir": str(tmp_path), "disable_caching": True, "progress_bar": "none", "format": "none"}):
        yield


def kinds(construct, base=Scene):
    """What the check says about the picture that ``construct`` ends with."""
    scene = type("Tried", (base,), {"construct": construct})()
    scene.construct()
    return {finding["kind"] for finding in layout.inspect(scene)}


# ----------------------------------------------------------------------------------------------- known defects


def overlap(scene):
    scene.add(Text("Binary search"), Text("halves the list").shift(0.2 * DOWN))


def overlap_with_formula(scene):
    scene.add(MathTex(r"a^2 + b^2 = c^2"), Text("Pythagoras", font_size=40).shift(0.5 * RIGHT))


def overlap_left_by_a_transform(scene):
    """The usual slip: a text transformed into another, with the next one written over it."""
    first, second = Text("step one"), Text("step two")
    scene.play(Write(first))
    scene.play(Transform(first, second))
    scene.play(Write(Text("step three")))


def off_to_the_right(scene):
    scene.add(Text("a title that is far too long to fit into the picture of this lesson", font_size=60))


def off_below(scene):
    scene.add(Text("down here").move_to(4 * DOWN))


def off_when_the_camera_moves(scene):
    scene.add(Text("far left").to_edge(LEFT))
    scene.play(scene.camera.frame.animate.scale(0.5).shift(3 * RIGHT))


def covered(scene):
    scene.add(Text("answer"), Rectangle(width=5, height=2, fill_color=BLUE, fill_opacity=1))


def crossed(scene):
    scene.add(Text("label"), Line(3 * LEFT, 3 * RIGHT))


def crossed_by_a_slope(scene):
    scene.add(Text("slope", font_size=60), Line(2 * LEFT + DOWN, 2 * RIGHT + UP))


def crossed_by_a_circle(scene):
    scene.add(Circle(radius=2), Text("rim").move_to(2 * RIGHT))


def too_small(scene):
    scene.add(Text("can you read this?", font_size=9))


def faint(scene):
    scene.add(Text("grey on black", color="#2a2a2a"))


def faint_on_its_own_ground(scene):
    scene.add(Square(3, fill_color=WHITE, fill_opacity=1, stroke_width=0), Text("pale", color="#dddddd"))


def under_the_captions(scene):
    scene.add(Text("footnote", font_size=24).move_to(3.7 * DOWN))


def blank(scene):
    text = Text("gone")
    scene.play(Write(text))
    scene.play(FadeOut(text))


@pytest.mark.parametrize(
    ("construct", "kind"),
    [
        (overlap, "overlap"),
        (overlap_with_formula, "overlap"),
        (overlap_left_by_a_transform, "overlap"),
        (off_to_the_right, "off_frame"),
        (off_below, "off_frame"),
        (covered, "covered"),
        (crossed, "crossed"),
        (crossed_by_a_slope, "crossed"),
        (crossed_by_a_circle, "crossed"),
        (too_small, "too_small"),
        (faint, "low_contrast"),
        (faint_on_its_own_ground, "low_contrast"),
        (under_the_captions, "caption_zone"),
        (blank, "blank"),
    ],
)
def test_a_known_defect_is_found(construct, kind):
    assert kind in kinds(construct)


def test_what_a_moved_camera_leaves_out_is_found():
    assert "off_frame" in kinds(off_when_the_camera_moves, MovingCameraScene)


# ----------------------------------------------------------------------------------------------- good pictures


def heading_and_picture(scene):
    scene.add(Text("Circles").to_edge(UP), Circle(), Text("radius", font_size=30).shift(1.6 * DOWN))


def axes_with_numbers(scene):
    axes = Axes(x_range=[0, 5], y_range=[0, 4], y_length=5, axis_config={"include_numbers": True})
    curve = axes.plot(lambda x: x * x / 8, x_range=[0, 5])
    scene.play(Create(axes), Create(curve))


def cells_with_numbers(scene):
    scene.add(VGroup(*(VGroup(Square(1), Text(str(n), font_size=32)) for n in (3, 9, 17))).arrange(RIGHT, buff=0))


def a_table(scene):
    scene.add(Table([["1", "2"], ["3", "4"]]))


def one_text_becomes_another(scene):
    first, second = Text("before"), Text("after")
    scene.play(Write(first))
    scene.play(ReplacementTransform(first, second))


def a_label_on_an_opaque_ground(scene):
    """A line runs beneath, and cannot be seen behind the label."""
    scene.add(Line(3 * LEFT, 3 * RIGHT))
    scene.add(VGroup(Rectangle(width=2, height=1, fill_color="#000000", fill_opacity=1), Text("4", font_size=40)))


def a_node_with_its_edges(scene):
    scene.add(Line(3 * LEFT, ORIGIN), Line(ORIGIN, 2 * UP))
    scene.add(Circle(0.5, fill_color="#10243a", fill_opacity=1), Text("A", font_size=36))


def a_point_with_its_label(scene):
    scene.add(Dot(), Text("P", font_size=30).next_to(ORIGIN, UP + RIGHT, buff=0.2))


def a_faded_text(scene):
    """What was faded out of sight, but left in the scene, does not count."""
    scene.add(Text("ghost").set_opacity(0), Text("seen"))


def a_formula_in_parts(scene):
    scene.add(MathTex("x", "=", r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}"))


@pytest.mark.parametrize(
    "construct",
    [
        heading_and_picture,
        axes_with_numbers,
        cells_with_numbers,
        a_table,
        one_text_becomes_another,
        a_label_on_an_opaque_ground,
        a_node_with_its_edges,
        a_point_with_its_label,
        a_faded_text,
        a_formula_in_parts,
    ],
)
def test_a_good_picture_is_left_alone(construct):
    assert kinds(construct) == set()


def test_a_grid_behind_a_text_is_no_defect_when_it_is_faint():
    def construct(scene):
        scene.add(NumberPlane(background_line_style={"stroke_opacity": 0.2}), Text("on a grid").shift(2.4 * UP))

    assert "overlap" not in kinds(construct)
