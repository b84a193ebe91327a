"""What a prompt is told of the machine is what is there."""

import subprocess
import sys
from dataclasses import replace

import manim
import pytest

from stitcher_lab.plugins import available
from stitcher_lab.surroundings import Surroundings, can_draw, language_name, surroundings

THERE = Surroundings(
    manim="0.22.0",
    python="3.12",
    latex=True,
    tex_packages=("amsmath",),
    tex_missing=("physics", "siunitx"),
    fonts=("Inter",),
    plugins=("chess",),
)


def test_it_names_what_is_installed():
    here = surroundings()
    assert here.manim == manim.__version__
    assert here.plugins == available()
    assert set(here.tex_packages).isdisjoint(here.tex_missing)
    assert f"Manim Community {manim.__version__}" in here.text()


def test_what_it_says_of_latex_packages_is_true(tmp_path):
    here = surroundings()
    if not here.latex:
        pytest.skip("LaTeX is not installed")
    assert {"amsmath", "amssymb"} <= set(here.tex_packages)
    for names, works in ((here.tex_packages, True), (here.tex_missing[:1], False)):
        loads = "\n".join(rf"\usepackage{{{name}}}" for name in names)
        (tmp_path / "a.tex").write_text(rf"\documentclass{{article}}{loads}\begin{{document}}$x$\end{{document}}")
        done = subprocess.run(
            ["latex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert (done.returncode == 0) is works or not names


def test_without_latex_nothing_that_needs_it_is_offered():
    text = replace(THERE, latex=False, tex_packages=(), tex_missing=()).text("en")
    assert "No LaTeX: never use MathTex, Tex" in text
    assert "amsmath" not in text


def test_missing_packages_are_forbidden_by_name():
    assert "must not be used: physics, siunitx." in THERE.text("en")


def test_a_language_in_other_letters_keeps_its_words_out_of_formulas():
    assert "no letters of Hindi (hi): words go into words(), never into MathTex" in THERE.text("hi")
    assert THERE.text("pt-br") == THERE.text("en")


def test_letters_that_no_font_has_are_owned_up_to(monkeypatch, tmp_path):
    # A Fontconfig that knows no font at all.
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    can_draw.cache_clear()
    assert "No font here has the letters of Thai (th)" in THERE.text("th")
    can_draw.cache_clear()


def test_a_language_nobody_knows_goes_by_its_code():
    assert language_name("xx") == "xx"


def test_asking_again_costs_nothing():
    assert surroundings() is surroundings()


def test_looking_around_loads_nothing_heavy():
    code = "import sys; from stitcher_lab.surroundings import surroundings as s; s().text(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"manim", "numpy", "rich", "sqlalchemy", "manim_physics"} & set(loaded)
