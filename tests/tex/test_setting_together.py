"""Formulas that are set in one run look exactly as they do when Manim sets each alone."""

import re

import manim
import pytest
from formulas_by_kind import make_all
from manim.mobject.text import tex_mobject
from manim.utils.tex import TexTemplate
from manim.utils.tex_file_writing import tex_to_svg_file

from stitcher_lab.render import stage
from stitcher_lab.tex import Document, compile_together, known
from stitcher_lab.tex.standin import stand_in


@pytest.fixture
def small_tex(monkeypatch, tmp_path):
    monkeypatch.setattr(TexTemplate, "body", TexTemplate.body)
    stage.use_small_tex()
    with manim.tempconfig({"media_dir": str(tmp_path / "media"), "verbosity": "CRITICAL"}):
        yield tmp_path


def collected(make, monkeypatch, folder):
    """The formulas that are asked for while ``make`` runs, by name; boxes are given for them."""
    asked = {}

    def ask(expression, environment=None, tex_template=None):
        template = tex_template or manim.config["tex_template"]
        source = (
            template.get_texcode_for_expression(expression)
            if environment is None
            else template.get_texcode_for_expression_in_env(expression, environment)
        )
        document = Document(source, template.tex_compiler, template.output_format)
        asked[document.name] = (document, expression, environment, template)
        box = folder / f"{document.name}.svg"
        box.write_text(stand_in(expression))
        return box

    monkeypatch.setattr(tex_mobject, "tex_to_svg_file", ask)
    make()
    return asked


def geometry(svg):
    """All that is drawn: glyphs by their outlines, where they stand, groups; numbers of fonts mean nothing."""
    text = svg.decode()
    outlines = dict(re.findall(r"<path id='([^']+)' d='([^']+)'/>", text))
    shown = text[text.index("</defs>") if "</defs>" in text else 0 :]
    return re.findall(r"viewBox='([^']+)'", text), re.sub(r"href='#([^']+)'", lambda use: outlines[use[1]], shown)


@pytest.mark.slow
def test_every_kind_of_formula_looks_the_same(small_tex, monkeypatch):
    (small_tex / "boxes").mkdir()
    asked = collected(make_all, monkeypatch, small_tex / "boxes")
    assert len(asked) >= 80
    assert [entry[1] for entry in asked.values() if not known(entry[0])] == []
    together = compile_together([entry[0] for entry in asked.values()], small_tex / "work")
    assert together.keys() == asked.keys()
    for name, (_, expression, environment, template) in asked.items():
        alone = tex_to_svg_file(expression, environment, template).read_bytes()
        assert geometry(together[name]) == geometry(alone), expression


def test_a_formula_that_fails_costs_only_itself(small_tex, monkeypatch):
    def make():
        for text in ("a", r"\frac{1}", "b", "x^2^3", "c", r"\hat{\imath}"):
            manim.MathTex(text)

    (small_tex / "boxes").mkdir()
    asked = collected(make, monkeypatch, small_tex / "boxes")
    together = compile_together([entry[0] for entry in asked.values()], small_tex / "work")
    failed = [entry[1] for name, entry in asked.items() if name not in together]
    assert [r"\frac{1}" in expression or "x^2^3" in expression for expression in failed] == [True, True]
    for name, svg in together.items():
        _, expression, environment, template = asked[name]
        assert geometry(svg) == geometry(tex_to_svg_file(expression, environment, template).read_bytes())


def test_boxes_stand_in_for_at_least_as_many_signs(small_tex, monkeypatch):
    real = manim.MathTex("a", r"\frac{b}{2}", substrings_to_isolate=["b"])
    (small_tex / "boxes").mkdir()
    monkeypatch.setattr(
        tex_mobject, "tex_to_svg_file", lambda text, *_, **__: _written(small_tex / "boxes" / "b.svg", stand_in(text))
    )
    boxes = manim.MathTex("a", r"\frac{b}{2}", substrings_to_isolate=["b"])
    assert len(boxes.submobjects) == len(real.submobjects)
    assert all(len(box) >= len(part) for box, part in zip(boxes, real, strict=True))
    assert boxes.get_part_by_tex("b") is not None


def _written(path, text):
    path.write_text(text)
    return path
