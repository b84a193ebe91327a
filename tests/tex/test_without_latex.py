"""Where no LaTeX is installed, common formulas are set all the same, part by part; all others are refused."""

import pytest

pytest.importorskip("ziamath")

import manim
from manim import BulletedList, MathTex, Tex
from manim.mobject.text import tex_mobject

from stitcher_lab.tex.without_latex import CannotSetError, set_without_latex, setter


@pytest.fixture
def lacking(monkeypatch, tmp_path):
    """Manim, as it is where no LaTeX is."""
    count = 0

    def set_it(expression, environment=None, tex_template=None):
        nonlocal count
        count += 1
        file = tmp_path / f"{count}.svg"
        file.write_text(set_without_latex(expression, environment, (tex_template or manim.config["tex_template"]).body))
        return file

    monkeypatch.setattr(tex_mobject, "tex_to_svg_file", set_it)
    with manim.tempconfig({"media_dir": str(tmp_path), "verbosity": "CRITICAL"}):
        yield


@pytest.mark.parametrize(("parts", "signs"), [
    (("a", "+", "b", "=", "c"), [1, 1, 1, 1, 1]),
    (("x", "^2", "+", "y_1"), [1, 1, 1, 2]),
    ((r"\frac{a}{b}", "=", r"\sqrt{2}"), [3, 1, 3]),
    (("{{a^2}} + {{b^2}} = {{c^2}}",), [2, 1, 2, 1, 2]),
    ((r"\int_0^1 f(x)\,dx", r"\leq", r"\sum_{n=1}^{\infty}\frac{1}{n^2}"), [9, 1, 9]),
    ((r"\begin{bmatrix}1&2\\3&4\end{bmatrix}",), [6]),
    ((r"\binom{n}{k}", r"\alpha\beta\Omega", r"\text{if } x"), [4, 3, 3]),
])  # fmt: skip
@pytest.mark.usefixtures("lacking")
def test_every_part_can_be_taken_by_itself(parts, signs):
    formula = MathTex(*parts)
    assert [len(part) for part in formula] == signs
    lefts = [part.get_left()[0] for part in formula]
    assert lefts == sorted(lefts)
    assert formula.get_part_by_tex(formula.tex_strings[0]) is not None


@pytest.mark.usefixtures("lacking")
def test_parts_within_parts_and_their_colours():
    formula = MathTex(r"E = m c^2 + \frac{m}{2}", tex_to_color_map={"m": manim.RED})
    found = [part for part in formula.family_members_with_points() if part.color == manim.RED]
    assert len(found) == 2
    assert abs(formula.height - 1.1) < 0.3  # as large as LaTeX's


@pytest.mark.usefixtures("lacking")
def test_text_with_formulas_in_it():
    text = Tex("The area is ", r"$\pi r^2$", " here")
    assert [len(part) for part in text] == [9, 3, 4]


@pytest.mark.parametrize("formula", [
    r"\boxed{x}", r"\binom{\frac{a}{b}}{c}", r"\left.x\right|", "x & y", r"x \\ y", r"\begin{array}{c}1\end{array}",
    r"\color{red}x", r"\def\x{y}\x", r"\operatorname{rank}", r"\nosuchthing", "x % y", r"\frac{1}", r"\mathrm{a}\big(",
    "\ue000x", "^^41", r"\underbrace{x}_{y}", r"\substack{a\\b}", "x" * 3000, r"\html{<script>}",
])  # fmt: skip
@pytest.mark.usefixtures("lacking")
def test_what_is_not_sure_to_come_out_right_is_refused(formula):
    with pytest.raises(CannotSetError):
        MathTex(formula)


@pytest.mark.usefixtures("lacking")
def test_templates_and_environments_of_ones_own_are_refused():
    template = manim.TexTemplate()
    template.add_to_preamble(r"\usepackage{bm}")
    for make in (
        lambda: MathTex("x", tex_template=template),
        lambda: MathTex("x", tex_environment="gather*"),
        lambda: Tex(r"\textbf{x}"),
        lambda: BulletedList("a", "b"),
        lambda: MathTex(r"\frac{", "x", "}{", "y", "}"),
    ):
        with pytest.raises(CannotSetError):
            make()


def test_it_says_who_sets_them():
    assert setter().startswith("ziamath ")
