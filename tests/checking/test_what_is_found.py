"""What the checker finds, and what it leaves alone: unknown is never at fault."""

import textwrap

import pytest

from stitcher_lab.checking import check


def scene(body, base="Scene", before="from manim import *"):
    lines = textwrap.indent(textwrap.dedent(body).strip("\n"), " " * 8)
    return f"{before}\n\n\nclass Lesson1({base}):\n    def construct(self):\n{lines}\n"


FAULTY = [
    ("name", "ShowCreation", "self.play(ShowCreation(Square()))"),
    ("name", "lenght", "length = 2\nself.wait(lenght)"),
    ("name", "ease_in_sine", "self.play(Create(Square()), rate_func=ease_in_sine)"),
    ("attribute", "Square.spin", "Square().spin()"),
    ("attribute", "Square.spin", "s = Square().shift(UP)\nself.play(s.animate.scale(2).spin())"),
    ("attribute", "Dot.glow", "dots = VGroup(*[Dot() for _ in range(3)])\nfor dot in dots:\n    dot.glow()"),
    ("attribute", "Dot.glow", "dots = []\nfor _ in range(3):\n    dots.append(Dot())\ndots[0].glow()"),
    ("attribute", "Text.glow", "for i, (d, t) in enumerate([(Dot(), Text('a'))]):\n    t.glow()"),
    ("attribute", "a point or array.x", "self.wait(Circle().get_center().x)"),
    ("attribute", "numpy.math", "self.wait(np.math.pi)"),
    ("attribute", "Square.get_nothing", "self.wait(Square().get_nothing())"),
    ("attribute", "Square.glow", "s = Square()\ns.add_updater(lambda m: m.glow())"),
    ("attribute", "Dot.glow", "d = always_redraw(lambda: Dot())\nd.glow()"),
    ("attribute", "Axes.get_graph", "Axes().get_graph(lambda x: x)"),
    ("attribute", "ManimColor.brighter", "Square(color=RED.brighter(2))"),
    ("attribute", "Lesson1.fade_all", "self.fade_all()"),
    ("keyword", "Square.width", "Square(width=2)"),
    ("keyword", "Text.size", "Text('a', size=3)"),
    ("keyword", "Mobject.shift.run_time", "self.play(Square().animate.shift(UP, run_time=2))"),
    ("keyword", "VMobject.set_fill.fill_opacity", "Square().set_fill(RED, fill_opacity=1)"),
    ("keyword", "Create.duration", "self.play(Create(Square(), duration=2))"),
    ("keyword", "CoordinateSystem.plot.x_min", "Axes().plot(lambda x: x, x_min=0)"),
    ("argument", "Square", "Square(3, 4)"),
    ("argument", "ReplacementTransform", "self.play(ReplacementTransform(Square()))"),
    ("argument", "Scene.play", "s = Square()\nself.play(s.shift(UP))"),
    ("argument", "Scene.play", "s = Square()\nself.play(s.shift, UP)"),
    ("argument", "Scene.add", "self.add([Square()])"),
    ("argument", "VGroup", "VGroup(Group(Square()))"),
    ("argument", "FadeIn", "self.play(FadeIn(Square(), UP))"),
    ("shape", "Dot", "Dot([1, 2])"),
    ("shape", "Mobject.move_to", "for p in [(0, 1), (1, 2)]:\n    Square().move_to(p)"),
    ("shape", "Line", "Line(np.array([0, 1]), ORIGIN)"),
    ("value", "Scene.wait", "self.wait(0)"),
    ("value", "skyblue", "Square(color='skyblue')"),
    ("scene_base", "frame", "self.play(self.camera.frame.animate.scale(2))"),
    ("scene_base", "set_camera_orientation", "self.set_camera_orientation(phi=1)"),
]


@pytest.mark.parametrize(("kind", "symbol", "body"), FAULTY)
def test_it_finds(kind, symbol, body, reference):
    (fault,) = check(scene(body), reference)
    assert (fault.kind, fault.symbol) == (kind, symbol)
    assert fault.line >= 6


def test_a_finding_tells_the_live_signature_and_what_is_near(reference):
    (fault,) = check(scene("c = Circle()\nc.shfit(UP)"), reference)
    assert (fault.line, fault.column) == (7, 10)
    assert fault.signature == "Mobject.shift(*vectors)"
    assert fault.nearest[0] == "shift"
    assert fault.mended == "shift"


SOUND = [
    "Square().set_importance(3)\nself.wait(Square().get_width() or 1)",
    "d = Dot()\nd.velocity = UP\nd.add_updater(lambda m, dt: m.shift(m.velocity * dt))",
    "x = None\nfor i in range(3):\n    if x:\n        x.shift(UP)\n    x = Square()",
    "for m in self.mobjects:\n    m.set_color(RED)",
    "a = Axes()\ng = a.plot(lambda x: x, color=RED, stroke_width=3)\na.get_area(g, x_range=[0, 1]).set_opacity(1)",
    "t = Text('abc')\nt[0].set_color(RED)\nt[1:].animate.shift(UP)",
    "options = {'radius': 2}\nCircle(**options)\nCircle(*[1])",
    "values = dict(a=Square())\nvalues['a'].anything",
    "try:\n    Square().spin()\nexcept AttributeError:\n    pass",
    "if False:\n    Square().spin()",
    "m = Square()\nif hasattr(m, 'spin'):\n    m.spin()",
    "[s.shift(UP) for s in [Square(), Circle()]]\nprint(*(str(i) for i in range(3)))",
    "total = 0\ndef add():\n    nonlocal total\n    total += 1\nadd()",
    "self.play(*[Create(m) for m in (Square(), Dot())], run_time=2, rate_func=smooth, lag_ratio=0.1)",
    "self.play([Create(Square())])\nself.play(Square().animate(run_time=2).shift(UP))",
    "line = Line([0, 0, 0], [1, 1, 0])\nAxes().c2p(1, 2)\nVector([1, 2])",
    "e = ValueTracker(0)\nself.play(e.animate.set_value(1))\nself.wait(e.get_value() + 1)",
    "p = np.array([1, 2])\np.sum()\nnp.linalg.norm(p)",
    "(lambda **k: Square(**k))(side_length=2)",
    "n = int(config.frame_width)\nconfig.background_color = BLACK",
]


@pytest.mark.parametrize("body", SOUND)
def test_it_leaves_alone(body, reference):
    assert check(scene(body), reference) == ()


def test_a_mixin_is_seen_through_the_scene_that_uses_it(reference):
    source = """
        from manim import *

        class Helpers:
            def show(self, mobject):
                self.play(Create(mobject))
                self.title.shift(UP)

        class Real(Helpers, Scene):
            def setup(self):
                self.title = Text("a")

            def construct(self):
                self.show(Square())
    """
    assert check(textwrap.dedent(source), reference) == ()


@pytest.mark.parametrize("base", ["MovingCameraScene", "ZoomedScene"])
def test_a_camera_frame_belongs_to_scenes_whose_camera_moves(base, reference):
    assert check(scene("self.play(self.camera.frame.animate.scale(2))", base), reference) == ()


def test_imports_by_other_ways_are_followed(reference):
    assert check(scene("mn.Square().shift(mn.UP)", "mn.Scene", "import manim as mn"), reference) == ()
    (fault,) = check(scene("mn.Square().spin()", "mn.Scene", "import manim as mn"), reference)
    assert fault.symbol == "Square.spin"
    (fault,) = check(scene("Scene", before="from manim import Scene, Sqare"), reference)
    assert (fault.kind, fault.symbol, fault.nearest[0]) == ("import", "manim.Sqare", "Square")
    (fault,) = check("import os\n" + scene("os.remove('x')"), reference)
    assert (fault.kind, fault.line) == ("forbidden", 1)


def test_narrated_scenes_of_both_kinds_are_known(reference):
    body = "with self.voiceover(text='a') as tracker:\n    self.wait(tracker.duration)"
    for before in ("from manim import *\nfrom manim_voiceover import VoiceoverScene",
                   "from manim import *\nfrom stitcher_lab.scene import VoiceoverScene"):  # fmt: skip
        assert check(scene(body, "VoiceoverScene", before), reference) == ()
        (fault,) = check(scene(body.replace("duration", "lenght"), "VoiceoverScene", before), reference)
        assert fault.symbol == "Tracker.lenght"


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("truncated", "from manim import *\n\n\nclass A(Scene):\n    def construct(self):\n        self.play(Create("),
        ("truncated", "from manim import *\n\n\nclass A(Scene):\n    def construct(self):\n"),
        ("truncated", "from manim import *\n\n\nclass A(Scene):\n    def construct(self):\n        t = Text('ab"),
        ("syntax", "from manim import *\n\n\nclass A(Scene)\n    def construct(self):\n        self.wait()\n"),
        ("syntax", "x = (1\ny = 2\n\nclass A:\n    pass\n"),
        ("syntax", "\0"),
    ],
)
def test_a_text_that_ends_too_early_is_told_from_one_that_is_wrong(kind, source, reference):
    (fault,) = check(source, reference)
    assert fault.kind == kind
