"""Texts and formulas that we read from their files are those that Manim reads, point for point, colour for colour."""

import manim
import numpy as np
import pytest
from manim import BLUE, BOLD, ITALIC, RED, MarkupText, MathTex, Paragraph, SVGMobject, Tex, Text, TexTemplate
from manim.mobject.svg import svg_mobject

from stitcher_lab.render import stage
from stitcher_lab.render.speed import glyphs, outline

PLAIN = SVGMobject.generate_mobject
HANDLE = svg_mobject.VMobjectFromSVGPath.handle_commands


@pytest.fixture
def compare(monkeypatch, tmp_path):
    """Make a mobject in Manim's way and in ours; true where ours did not leave it to Manim's."""
    monkeypatch.setattr(TexTemplate, "body", TexTemplate.body)
    stage.use_small_tex()
    monkeypatch.setattr(SVGMobject, "generate_mobject", PLAIN)
    monkeypatch.setattr(svg_mobject.VMobjectFromSVGPath, "handle_commands", HANDLE)

    def compared(make):
        left = []
        monkeypatch.setattr(glyphs, "_original", lambda self: (left.append(self), PLAIN(self))[1])
        svg_mobject.SVG_HASH_TO_MOB_MAP.clear()
        plain = make()
        monkeypatch.setattr(SVGMobject, "generate_mobject", PLAIN)
        glyphs.install()
        svg_mobject.SVG_HASH_TO_MOB_MAP.clear()
        ours = make()
        monkeypatch.setattr(SVGMobject, "generate_mobject", PLAIN)
        assert_equal(plain, ours)
        return not left

    with manim.tempconfig({"media_dir": str(tmp_path), "verbosity": "CRITICAL"}):
        yield compared


def assert_equal(plain, ours):
    assert [type(member) for member in plain.get_family()] == [type(member) for member in ours.get_family()]
    for before, after in zip(plain.get_family(), ours.get_family(), strict=True):
        assert np.array_equal(before.points, after.points)
        assert before.points.dtype == after.points.dtype
        for name in ("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas"):
            assert np.array_equal(getattr(before, name), getattr(after, name)), name
        assert (before.stroke_width, before.z_index) == (after.stroke_width, after.z_index)
        assert before.__dict__.keys() == after.__dict__.keys()
    for name, group in getattr(ours, "id_to_vgroup_dict", {}).items():
        before = plain.id_to_vgroup_dict[name]
        assert len(before) == len(group)
        assert all(np.array_equal(one.points, other.points) for one, other in zip(before, group, strict=True))


@pytest.mark.parametrize("text", ["Hello, World!", "Ünïcode ß → ∑", "line\ntwo", "fi fl 12 (a+b)", "@#$%&", "a  b"])
def test_texts(compare, text):
    assert compare(lambda: Text(text))
    assert compare(lambda: Text(text, color=RED, t2c={text[:2]: BLUE}, weight=BOLD, slant=ITALIC))


def test_texts_of_several_colours_and_lines(compare):
    assert compare(lambda: Text("gradient", gradient=(RED, BLUE)))
    assert compare(lambda: Paragraph("a b", "c d"))
    assert compare(lambda: MarkupText('a <span foreground="blue">b</span> <i>c</i>', stroke_width=2, stroke_color=RED))


@pytest.mark.parametrize("formula", [
    r"\frac{a}{b}+\sqrt{x^2}", r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", r"\sum_{n=1}^\infty\underbrace{x}_{y}",
    r"\boxed{E=mc^2}", r"\mathbb{R}\mathfrak{g}\mathcal{L}",
])  # fmt: skip
def test_formulas(compare, formula):
    assert compare(lambda: MathTex(formula, "=", "x", tex_to_color_map={"=": RED}))


def test_formulas_with_colours_of_their_own(compare):
    template = TexTemplate()
    template.add_to_preamble(r"\usepackage{color}")
    assert compare(lambda: MathTex(r"\color{red}x+\textcolor{blue}{\frac12}", tex_template=template))
    assert compare(lambda: Tex(r"a \& $b^2$", font_size=20, fill_opacity=0.5))


SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{}</svg>"


@pytest.mark.parametrize("body", [
    "<path d='M1 1L5 1Q6 2 5 3T1 3Z M2 2H4V2.5ZM9 9'/>", "<path d='M0 0C1 0 2 1 2 2S1 4 0 4s1 1 2 2'/>",
    "<path d='m0 0l5 5 0-5z'/>", "<path d='M0 0A1 1 0 0 0 2 2'/>", "<path d='M0 0L1 1' transform='scale(2)'/>",
    "<g transform='translate(1 2)'><rect x='1' y='2' width='3' height='4'/></g>", "<circle cx='1' cy='1' r='3'/>",
    "<g id='a' fill='#f00'><rect x='1' y='2' width='3' height='4'/></g><g id='a'><path d='M0 0L1 1L1 0Z'/></g>",
    "<g id='a' fill='#f00' fill-opacity='.5'><g id='b'><rect width='3' height='4'/></g><path d='M0 0L1 1L1 0Z'/></g>",
    "<path stroke='red' stroke-width='2' d='M0 0L1 1'/>", "<path fill='none' d='M0 0L1 1L2 0'/>",
    "<path style='fill:#0f0;stroke:none;' d='M0 0L1 1L2 0Z'/><ellipse cx='1' cy='1' rx='2' ry='1'/>",
    "<defs><path id='p' d='M0 0S1 1 2 0T3 3Z'/></defs><use xlink:href='#p' x='.1' y='1e1'/>",
    "<defs><path id='p' d='M0 0S1 1 2 0S3 3 4 4Z'/></defs><use xlink:href='#p' x='.1' y='-7.2'/><use xlink:href='#p'/>",
    "<defs><path id='p' d='M0 0L9 9V0Z'/></defs><g transform='scale(2)'><use xlink:href='#p' x='1'/></g>",
    "<rect x='1cm' y='2' width='3' height='4' rx='1'/>", "<g display='none'><path d='M0 0L1 1L2 0'/></g>",
])  # fmt: skip
def test_any_picture_comes_out_as_in_manim_and_strange_ones_are_left_to_it(compare, tmp_path, body):
    file = tmp_path / "picture.svg"
    file.write_text(SVG.format(body))
    compare(lambda: SVGMobject(file))
    compare(lambda: SVGMobject(file, fill_color=BLUE, stroke_color=RED, stroke_width=3))


@pytest.mark.parametrize("data", ["L1 1", "M1", "M1 1L2", "M1 1A1 1 0 0 0 2", "M0 0l1 1", "M1 1Z2", "what", "M0,0 1,1"])
def test_outlines_that_are_no_plain_path_are_refused(data):
    if data == "M0,0 1,1":
        assert len(outline.read_outline(data).moved(0, 0).points) == 4
    else:
        with pytest.raises(outline.UnknownOutlineError):
            outline.read_outline(data)


def test_own_kinds_of_pictures_are_left_to_manim(compare):
    class Own(Text):
        def path_to_mobject(self, path):
            return super().path_to_mobject(path).shift(manim.RIGHT)

    assert not compare(lambda: Own("abc"))
