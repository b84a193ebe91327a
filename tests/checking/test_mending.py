"""Mending puts right what can only have been meant one way, and touches nothing else."""

import pytest

from stitcher_lab.checking import check, mend

START = "from manim import *\n\n\nclass A(Scene):\n    def construct(self):\n"


def mended(body, reference, start=START):
    source = start + "".join(f"        {line}\n" for line in body.splitlines())
    written, _ = mend(source, reference)
    assert written.startswith(start)
    return "\n".join(line.removeprefix("        ") for line in written.removeprefix(start).splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("self.play(ShowCreation(Square()))", "self.play(Create(Square()))"),
        ("Square(fill_opactiy=1)", "Square(fill_opacity=1)"),
        ("Circle(colour=RED, stroke_colour=BLUE)", "Circle(color=RED, stroke_color=BLUE)"),
        ("Text('a', fontsize=20)", "Text('a', font_size=20)"),
        ("Square(stroke_thickness=3)", "Square(stroke_width=3)"),
        ("Text('a', shadow=True, color=RED)", "Text('a', color=RED)"),
        ("Dot([1, 2])", "Dot([1, 2, 0])"),
        ("p = (1, 2)\nDot(p)", "p = (1, 2)\nDot([*p, 0])"),
        ("Square().move_to(1, 2, 0)", "Square().move_to([1, 2, 0])"),
        ("c = Circle()\nself.play(c.shift(UP))", "c = Circle()\nself.play(c.animate.shift(UP))"),
        ("c = Circle()\nself.play(c.shift, UP)", "c = Circle()\nself.play(c.animate.shift(UP))"),
        ("c = Circle()\nself.play(c.fade_in())", "c = Circle()\nself.play(FadeIn(c))"),
        ("c = Circle()\nself.fade_out(c)", "c = Circle()\nself.play(FadeOut(c))"),
        ("c = Dot()\nself.play(c.animate.shift(UP).run_time(2))",
         "c = Dot()\nself.play(c.animate(run_time=2).shift(UP))"),
        ("self.play(FadeIn(Square(), UP))", "self.play(FadeIn(Square(), shift=UP))"),
        ("ds = [Dot(), Dot()]\nds.arrange(RIGHT)", "ds = [Dot(), Dot()]\nVGroup(*ds).arrange(RIGHT)"),
        ("Circle(position=UP)", "Circle().move_to(UP)"),
        ("Axes().plot(lambda x: x, x_min=0, x_max=2)", "Axes().plot(lambda x: x, x_range=[0, 2])"),
        ("Square(color='skyblue')", 'Square(color="BLUE_B")'),
        ("Square(color=DARK_TEAL)", "Square(color=TEAL_E)"),
        ("self.wait(Dot().get_center().x)", "self.wait(Dot().get_center()[0])"),
        ("self.wait(0)\nself.wait(1)", "pass\nself.wait(1)"),
        ("self.play(Create(Square()), rate_func=ease_in_sine)",
         "self.play(Create(Square()), rate_func=rate_functions.ease_in_sine)"),
        # Constants by other names, or as strings.
        ("Dot().next_to(Dot(), 'right')", "Dot().next_to(Dot(), RIGHT)"),
        ("self.play(Create(Dot()), rate_func='smooth')", "self.play(Create(Dot()), rate_func=smooth)"),
        ("Square(color=CHARTREUSE)", "Square(color=SVGNAMES.CHARTREUSE)"),
        ("Dot().to_edge(TOP)", "Dot().to_edge(UP)"),
        ("d = {'a': true, 'b': null}", "d = {'a': True, 'b': None}"),
        ("self.play(Create(Dot()), run_time=RUN_TIME)", "self.play(Create(Dot()))"),
        ("self.add(Checkmark(color=GREEN))", 'self.add(Text("✓", color=GREEN))'),
        # Methods that only look.
        ("c = Dot()\nself.play(c.glow())", "c = Dot()\nself.play(Indicate(c))"),
        ("c = Dot()\nself.play(c.animate.blink(3))", "c = Dot()\nself.play(Indicate(c))"),
        ("t = Table([['a']])\nself.play(t.highlight_row(1, color=RED))",
         "t = Table([['a']])\nself.play(Indicate(t.get_rows()[1 - 1], color=RED))"),
        ("t = Dot().add_glow(2).shift(UP)", "t = Dot().shift(UP)"),
        ("t = Dot()\nt.underline()", "t = Dot()\npass"),
        ("self.add(Dot().shifted(UP))", "self.add(Dot().copy().shift(UP))"),
        ("Dot().bring_to_front()", "Dot().set_z_index(1)"),
        ("Dot().set_position(UP)", "Dot().move_to(UP)"),
        ("n = Line()\nn.put_end_on(UP)", "n = Line()\nn.put_start_and_end_on(n.get_start(), UP)"),
        ("a = Axes()\na.add_axis_labels('x', 'y')", "a = Axes()\na.add(a.get_axis_labels('x', 'y'))"),
        ("self.set_background_color(BLACK)", "self.camera.background_color = BLACK"),
        ("self.fade_out_all(run_time=2)", "self.play(FadeOut(Group(*self.mobjects)), run_time=2)"),
        ("everything = self.get_mobjects()", "everything = self.mobjects"),
        # Values that are called, methods that are not.
        ("t = ValueTracker(1)\nself.wait(t.get_value + 1)", "t = ValueTracker(1)\nself.wait(t.get_value() + 1)"),
        ("with self.voiceover(text='a') as t:\n    self.wait(t.duration())",
         "with self.voiceover(text='a') as t:\n    self.wait(t.duration)"),
        # Keywords with a meaning of their own.
        ("a = Axes(x_label='t')", "a = Axes()\na.add(a.get_x_axis_label(Text('t', font_size=28)))"),
        ("Axes(include_numbers=True)", 'Axes(axis_config={"include_numbers": True})'),
        ("Axes(include_ticks=False, axis_config={'color': RED})",
         "Axes(axis_config={\"include_ticks\": False, 'color': RED})"),
        ("Axes(width=6, height=4)", "Axes(x_length=6, y_length=4)"),
        ("Triangle(color=RED, points=[UP, LEFT, RIGHT])", "Polygon(*[UP, LEFT, RIGHT], color=RED)"),
        ("VGroup(Dot(), Dot(), direction=DOWN, buff=1)", "VGroup(Dot(), Dot()).arrange(direction=DOWN, buff=1)"),
        ("Rectangle(grid=None, width=2)", "Rectangle(width=2)"),
        ("c = Dot()\nself.play(c.animate.shift(UP, run_time=2))",
         "c = Dot()\nself.play(c.animate(run_time=2).shift(UP))"),
        ("Dot(1, 2, radius=0.1)", "Dot([1, 2, 0], radius=0.1)"),
        # What is played.
        ("c = Dot()\nself.play(c)", "c = Dot()\nself.play(FadeIn(c))"),
        ("c = Dot()\nself.play(Create, c)", "c = Dot()\nself.play(Create(c))"),
        ("self.play(Create(Dot()), 2)", "self.play(Create(Dot()), run_time=2)"),
        # Formulas.
        ("MathTex('\\frac{1}{2}')", "MathTex(r'\\frac{1}{2}')"),
        ("MathTex('2πr ≤ x')", "MathTex(r'2\\pi r \\leq x')"),
        ("Tex('the angle θ')", "Tex(r'the angle $\\theta$')"),
        ("MathTex('$x^2$')", "MathTex('x^2')"),
        ("Tex('50% off')", "Tex(r'50\\% off')"),
        # What nobody can tell is left as it is.
        ("Square().spin()", "Square().spin()"),
        ("Square().sort_by_taste()", "Square().sort_by_taste()"),
        ("n = NumberLine()\nn.highlight_range(3, 8)", "n = NumberLine()\nn.highlight_range(3, 8)"),
        ("Line(UP, DOWN).set_end()", "Line(UP, DOWN).set_end()"),
        ("self.play(Create(Dot()), rate_func='springy')", "self.play(Create(Dot()), rate_func='springy')"),
        ("MathTex(r'\\begin{tikz} l=$U$')", "MathTex(r'\\begin{tikz} l=$U$')"),
        ("Square(wobble=3)", "Square(wobble=3)"),
        ("Square(center=3)", "Square(center=3)"),
    ],
)  # fmt: skip
def test_it_mends(before, after, reference):
    assert mended(before, reference) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("for i in range(3)  # thrice\n    self.wait()", "for i in range(3):  # thrice\n    self.wait()"),
        ("self.play(Create(Dot()), Create(Dot())\nself.wait()", "self.play(Create(Dot()), Create(Dot()))\nself.wait()"),
        ("VGroup(*[Dot() for _ in range(3))\nself.wait()", "VGroup(*[Dot() for _ in range(3)])\nself.wait()"),
        ("Text('It isn't so', font_size=20)\nself.wait()", "Text('It isn\\'t so', font_size=20)\nself.wait()"),
        ("Text(“a − b”)\nself.wait(3 − 2)", 'Text("a − b")\nself.wait(3 - 2)'),
        ("Text(\n    'a'\n    font_size=20,\n)", "Text(\n    'a',\n    font_size=20,\n)"),
        ("self.wait()\n self.wait()\nself.wait()", "self.wait()\nself.wait()\nself.wait()"),
        ("self.wait())\nself.wait()", "self.wait()\nself.wait()"),
        ("for i in range(3):\n    # nothing\nself.wait()\nself.wait()",
         "for i in range(3):\n    pass\n    # nothing\nself.wait()\nself.wait()"),
        ("x = a b c d\nself.wait()", "x = a b c d\nself.wait()"),
    ],
)  # fmt: skip
def test_one_character_too_few_or_too_many_is_put_right(before, after, reference):
    assert mended(before, reference) == after


def test_a_voice_is_never_reworded_by_a_repair(reference):
    line = "        with self.voiceover(text='Half − a “quote” – isn’t it?') as t:\n"
    source = f"{START}{line}            self.play(Create(Dot()), run_time=t.duration − 1\n        self.wait()\n"
    written, faults = mend(source, reference)
    assert line in written
    assert "t.duration - 1)\n" in written
    assert {fault.kind for fault in faults} == {"syntax"}
    assert check(written, reference) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import numpy\n", "import numpy\nimport math\n"),
        ("from manim import Scene\n", "from manim import Scene\nfrom manim import Square\n"),
        ("import manim as mn\nfrom manim import Scene\n", None),
    ],
)
def test_missing_imports_are_written(before, after, reference):
    body = "class A(Scene):\n    def construct(self):\n        self.add({})\n"
    use = "Square(math.pi)" if "numpy" in before else "Square()"
    start = "from manim import *\n" if "numpy" in before else ""
    written, _ = mend(start + before + body.format(use), reference)
    assert check(written, reference) == ()
    if after:
        assert written.startswith(start + after)
    else:
        assert "mn.Square()" in written


def test_many_imports_are_written_at_once(reference):
    body = "        a = Circle(), Dot(), Star(), Arc(), Arrow(), Line(), UP, RED, PI\n"
    written, _ = mend("from manim import Scene\n" + START[20:] + body, reference)
    assert check(written, reference) == ()


def test_numpy_is_imported_where_nothing_brings_it(reference):
    source = "from manim import Scene\n\n\nclass A(Scene):\n    def construct(self):\n        self.wait(np.sin(1))\n"
    written, _ = mend(source, reference)
    assert "import numpy as np\n" in written
    assert check(written, reference) == ()


@pytest.mark.parametrize(
    ("use", "base"),
    [("self.camera.frame.scale(2)", "MovingCameraScene"), ("self.set_camera_orientation(phi=1)", "ThreeDScene"),
     ("self.frame.scale(2)", "MovingCameraScene"), ("self.play(self.camera.animate.scale(2))", "MovingCameraScene")],
)  # fmt: skip
def test_the_scene_gets_the_base_that_it_needs(use, base, reference):
    written, _ = mend(f"{START}        {use}\n", reference)
    assert f"class A({base}):" in written
    assert check(written, reference) == ()


def test_narration_comments_and_layout_stay_as_they_are(reference):
    source = (
        "from manim import *\nfrom manim_voiceover import VoiceoverScene\n\n\n"
        "class Übung(VoiceoverScene):  # ShowCreation, colour\n"
        "    def construct(self):\n"
        '        with self.voiceover(text="ShowCreation draws a »Quadrat« – colour=RED, np.math") as tracker:\n'
        "            größe = 'ö' ;  s = Square( colour = RED,   side_length=2 )   # ä colour=BLUE\n"
        "            self.play(ShowCreation(s),  run_time=tracker.duration)\n"
    )  # fmt: skip
    written, faults = mend(source, reference)
    assert written == source.replace("( colour =", "( color =").replace("play(ShowCreation", "play(Create")
    assert len(faults) == 2
    assert [fault.line for fault in faults] == [8, 9]


def test_mending_again_changes_nothing(reference):
    lines = ["c = Circle(colour=RED)", "self.play(ShowCreation(c))", "self.camera.frame.shift(UP)"]
    source = START + "".join(f"        {line}\n" for line in lines)
    written, faults = mend(source, reference)
    assert len(faults) == 3
    assert mend(written, reference) == (written, ())
    assert check(written, reference) == ()


@pytest.mark.parametrize(
    "wrapped",
    [
        "Sure! Here is the scene:\n\n```python\n{code}```\n\nIt shows a square. Enjoy!",
        "```py\n{code}\n```",
        "Here is your code:\n{code}\nThis code draws a square.",
        "```python\n{code}",
    ],
)
def test_words_and_fences_around_the_code_go(wrapped, reference):
    code = START + "        self.add(Square())\n"
    written, faults = mend(wrapped.replace("{code}", code), reference)
    assert written.rstrip("\n") == code.rstrip("\n")
    assert faults[0].kind == "syntax"


@pytest.mark.parametrize("end", ["        self.play(Create(", "        s = Text('ab", "        if True:\n"])
def test_code_that_was_cut_off_is_not_cut_further(end, reference):
    source = START + "        self.add(Square())\n" + end
    assert mend(source, reference)[0] == source
    assert [fault.kind for fault in check(source, reference)] == ["truncated"]


def test_an_import_that_is_forbidden_and_not_used_goes(reference):
    written, _ = mend("import os\nfrom manim import *\n" + START[20:] + "        self.wait()\n", reference)
    assert "import os" not in written
    assert check(written, reference) == ()
    source = "import os\nfrom manim import *\n" + START[20:] + "        self.wait(len(os.getcwd()))\n"
    assert mend(source, reference)[0] == source
