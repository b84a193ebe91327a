"""A scene's formulas are found before it makes them, and set together; what is wrong with one is told as ever."""

import random
import shutil
from dataclasses import replace

import manim
import pytest
from manim.mobject.text import tex_mobject
from manim.utils.tex import TexTemplate

from stitcher_lab import encoding
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import LimitExceeded, MissingTool, SceneError
from stitcher_lab.model import QUALITIES
from stitcher_lab.render import DrawOrder, draw, rehearse, stage
from stitcher_lab.render.formulas import Formulas, curtain
from stitcher_lab.sandbox import Limits, open_sandbox, view
from stitcher_lab.tex import archive, compile_together


class Noting:
    """A press that notes what it was asked for; nothing is kept."""

    def __init__(self, folder):
        self.folder = folder
        self.runs = []
        self.begun = []

    def __call__(self, documents, *, kept):
        if kept:
            return {}
        self.runs.append(len(documents))
        return compile_together(documents, self.folder / f"run{len(self.runs)}")

    def begin(self, documents):
        self.begun.append(len(documents))


@pytest.fixture
def press(monkeypatch, tmp_path):
    """Formulas of this process, set by a press that counts its runs."""
    monkeypatch.setattr(TexTemplate, "body", TexTemplate.body)
    monkeypatch.setattr(tex_mobject, "tex_to_svg_file", tex_mobject.tex_to_svg_file)
    stage.use_small_tex()
    noting = Noting(tmp_path)
    with manim.tempconfig({"media_dir": str(tmp_path / "media"), "verbosity": "CRITICAL"}):
        noting.formulas = Formulas(noting)
        noting.formulas.install()
        yield noting


def test_loops_and_format_strings_are_set_in_one_run(press):
    made = [manim.MathTex(f"x_{{{number}}} + {word}") for number in range(5) for word in ("a", "b")]
    made.append(manim.Tex("and ", r"a text with $\pi$"))
    curtain()
    assert press.runs == [11]
    assert len(press.formulas.heard) == 11
    assert len(press.formulas.used) == 11
    assert all(len(formula.family_members_with_points()) >= 2 for formula in made)


def test_a_scout_that_stumbles_costs_only_itself(press):
    first = manim.MathTex("q", "+", "r")
    # In the scout, boxes stand for signs, and boxes are of another width.
    width = int(1000 * first[2].width)
    second = manim.MathTex(f"w_{{{width}}}")
    third = manim.MathTex("z")
    curtain()
    assert len(press.runs) == 2
    assert all(len(formula.family_members_with_points()) for formula in (first, second, third))


def test_a_scout_rolls_what_the_scene_rolls(press):
    random.seed(7)
    for _ in range(4):
        manim.MathTex(str(random.randint(0, 10**9)))  # noqa: S311
    curtain()
    assert press.runs == [4]


class Film(manim.Scene):
    """Two formulas, a play, three formulas, a play, one more."""

    def construct(self):
        first, _ = manim.MathTex("f_1"), manim.MathTex("f_2")
        self.play(manim.FadeIn(first))
        for number in range(3):
            self.add(manim.MathTex(f"g_{number}"))
        self.wait(0.1)
        self.add(manim.MathTex("h"))


def filmed(monkeypatch):
    monkeypatch.setattr("manim.scene.scene.CairoRenderer", stage.RehearsalRenderer)
    manim.config.format = "none"
    try:
        Film().render()
    finally:
        curtain()


def test_where_somebody_waits_to_draw_what_is_shown_first_is_set_first(press, monkeypatch):
    press.formulas.hurried = True
    filmed(monkeypatch)
    assert press.begun[:2] == [2, 4]  # what is there before the first play, and all the rest
    assert press.runs[0] == 2


def test_where_nobody_waits_all_are_set_in_one_run(press, monkeypatch):
    filmed(monkeypatch)
    assert press.begun == []
    assert press.runs == [6]


def test_what_was_set_is_not_asked_for_again(press):
    manim.MathTex("x")
    curtain()
    manim.MathTex("x")
    assert press.runs == [1]


def test_what_is_not_harmless_is_set_alone_and_reaches_no_other(press):
    manim.MathTex(r"\gdef\alpha{zzz}\alpha")
    after = manim.MathTex(r"\alpha")
    curtain()
    assert press.runs == [1]
    assert len(after.family_members_with_points()) == 1


SCRIPT = """\
from manim import *

class Good(Scene):
    def construct(self):
        for power in range(3):
            self.play(Write(MathTex(f"x^{power}")))

class Bad(Scene):
    def construct(self):
        self.play(Write(MathTex("a")))
        wrong = MathTex(r"\\\\frac{1}")
        self.play(Write(wrong))

class Lacking(Scene):
    def construct(self):
        template = TexTemplate()
        template.add_to_preamble(r"\\\\usepackage{nosuchpackage}")
        self.play(Write(MathTex("b", tex_template=template)))

class Also(Scene):
    def construct(self):
        self.play(Write(MathTex("c")))
""".replace("\\\\\\\\", "\\\\").replace("\\\\", "\\")


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox()


def run(source, sandbox, folder, **options):
    folder.mkdir()
    return rehearse(
        source, quality=QUALITIES["preview"], sandbox=sandbox, outbox=folder, cancellation=Cancellation(), **options
    )


def test_the_blame_names_scene_line_and_formula(sandbox, tmp_path):
    script = SCRIPT.replace("class Lacking", "class Unused")
    rehearsal = run(script.replace(r"\usepackage{nosuchpackage}", r"\usepackage{bm}"), sandbox, tmp_path / "out")
    assert [scene.name for scene in rehearsal.scenes] == ["Good", "Unused", "Also"]
    (gap,) = rehearsal.gaps
    assert (gap.scene, gap.line) == ("Bad", 11)
    assert gap.reason.startswith("Bad, line 11: LaTeX cannot set a formula: ")
    assert rehearsal.scenes[0].tex[-1].count("x^2") == 1
    pictures = archive.read(rehearsal.tex_cache)
    assert all(name in pictures for scene in rehearsal.scenes for name in scene.pictures)
    assert [len(scene.pictures) for scene in rehearsal.scenes] == [3, 1, 1]


def test_a_missing_package_is_the_machines_fault_and_is_named(sandbox, tmp_path):
    with pytest.raises(MissingTool, match=r"Lacking, line 18: a formula needs the LaTeX package nosuchpackage\.sty"):
        run(SCRIPT, sandbox, tmp_path / "out")


def test_formulas_of_the_top_level_are_set_too(sandbox, tmp_path):
    good = SCRIPT.partition("\n")[2].partition("class Bad")[0]
    source = f"from manim import *\nA = MathTex('a')\nB = MathTex('b')\n{good}"
    source += "        self.play(Write(A), Write(B))\n"
    rehearsal = run(source, sandbox, tmp_path / "out")
    assert len(archive.read(rehearsal.tex_cache)) == 5


@pytest.mark.slow
def test_a_scene_that_hangs_before_its_formula_is_told_as_ever(sandbox, tmp_path):
    source = (
        "from manim import *\nclass Stuck(Scene):\n    def construct(self):\n        self.add(MathTex('a'))\n"
        "        while True:\n            pass\n"
    )
    with pytest.raises(LimitExceeded, match="Stuck was still running"):
        run(source, sandbox, tmp_path / "out", limits=Limits(wall=14))


def test_a_scout_says_nothing_and_changes_nothing(sandbox, tmp_path):
    source = (
        "from manim import *\nseen = []\nclass One(Scene):\n    def construct(self):\n        self.add(MathTex('a'))\n"
        "        seen.append(1)\n        print('said once')\n        with self.voiceover(text='A line.'):\n"
        "            self.play(Write(MathTex('b')))\n        raise ValueError(len(seen))\n"
    )
    with pytest.raises(SceneError, match="ValueError: 1"):
        run(source, sandbox, tmp_path / "out")


def test_without_latex_common_formulas_are_set_and_it_is_said(tmp_path, monkeypatch):
    pytest.importorskip("ziamath")
    bwrap = shutil.which("bwrap") or ""
    # The sandbox lends the programs of these folders: in it, neither latex nor dvisvgm is found.
    monkeypatch.setattr(view, "PROGRAMS", ("/usr/games",))
    view.current_view.cache_clear()
    monkeypatch.setenv("PATH", "/usr/games")
    try:
        bare = open_sandbox(bwrap=bwrap)
        source = (
            "from manim import *\nclass One(Scene):\n    def construct(self):\n"
            "        self.play(Write(MathTex('a^2', '+', 'b^2', '=', r'\\frac{1}{2}')))\n"
        )
        rehearsal = run(source, bare, tmp_path / "out")
        assert "Formulas were set without LaTeX, by ziamath" in rehearsal.notes[0]
        assert len(archive.read(rehearsal.tex_cache)) == 1
        with pytest.raises(MissingTool, match="latex, which is not installed"):
            run(source.replace("a^2", r"\\boxed{a}"), bare, tmp_path / "refused")
    finally:
        view.current_view.cache_clear()


def test_formulas_that_change_with_every_frame_are_drawn(sandbox, tmp_path):
    source = (
        "from manim import *\nclass Counting(Scene):\n    def construct(self):\n        t = ValueTracker(0)\n"
        "        self.add(always_redraw(lambda: MathTex(f'x={t.get_value():.2f}')))\n"
        "        self.play(t.animate.set_value(1), run_time=1)\n"
    )
    quality = replace(QUALITIES["preview"], width=128, height=72)
    order = DrawOrder(source, "Counting", quality, [], {}, encoding.encoder_options(quality), 15)
    clip = draw(order, sandbox=sandbox, outbox=tmp_path, cancellation=Cancellation())
    assert clip.frames == 15
