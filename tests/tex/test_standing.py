"""A LaTeX that waits sets what one that is started sets, and what it cannot set costs nobody else's formula."""

import subprocess

import pytest
from manim.utils.tex import TexTemplate
from test_known import document

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.render import stage
from stitcher_lab.sandbox import Task, open_sandbox
from stitcher_lab.tex import Document, compile_together, formulary, standing


@pytest.fixture
def waiting():
    """One LaTeX that waits; it is gone in the end."""
    standing._standing.clear()
    standing.stand()
    (one,) = standing._standing
    yield one
    if one._process.poll() is None:
        one._process.kill()
        one._process.communicate()
    standing._standing.clear()


def usual(body):
    return document(body, standing.USUAL)


def test_it_has_read_what_manims_formulas_begin_with(monkeypatch):
    monkeypatch.setattr(TexTemplate, "body", TexTemplate.body)
    stage.use_small_tex()
    source = TexTemplate().get_texcode_for_expression_in_env("x", "align*")
    assert Document(source).preamble == standing.USUAL


def test_its_pictures_are_those_of_a_new_one(waiting, tmp_path):
    formulas = [usual(body) for body in (r"\frac{1}{x}", r"\sum_{n=1}^\infty \frac{1}{n^2}", r"\text{é} ß", "a" * 300)]
    quick = compile_together(formulas, tmp_path / "quick")
    assert waiting._process.returncode == 0
    usually = compile_together(formulas, tmp_path / "usually")
    # dvisvgm lists a picture's signs in an order of its own.
    assert _lines(quick) == _lines(usually)
    assert len(quick) == len(formulas)


def _lines(pictures):
    return {name: sorted(svg.split(b"\n")) for name, svg in pictures.items()}


def test_many_formulas_go_through_its_pipe(waiting, tmp_path):
    formulas = [usual(f"x_{{{number}}}" + "+ y" * 200) for number in range(250)]
    assert len(compile_together(formulas, tmp_path / "many")) == 250
    assert waiting._process.returncode == 0


def test_what_it_does_not_take_is_left_out_and_the_rest_is_set(waiting, tmp_path):
    formulas = [usual("a"), usual(r"\frac{1}"), usual("b"), usual(r"\undefinedcommand"), usual("c")]
    found = compile_together(formulas, tmp_path / "some")
    assert set(found) == {usual(body).name for body in "abc"}
    assert waiting._process.returncode == 1


def test_another_preamble_is_set_by_a_new_one(waiting, tmp_path):
    other = document("x", standing.USUAL + "\\newcommand{\\alfa}{z}\n")
    assert set(compile_together([other], tmp_path / "other")) == {other.name}
    assert waiting._process.poll() is None
    assert standing._standing == [waiting]


def test_one_that_died_waiting_costs_nothing_but_itself(waiting, tmp_path):
    waiting._process.kill()
    waiting._process.wait()
    assert set(compile_together([usual("x"), usual("y")], tmp_path / "after")) <= {usual("x").name, usual("y").name}
    assert set(compile_together([usual("x")], tmp_path / "next")) == {usual("x").name}


def test_one_that_takes_for_ever_is_given_up(waiting, tmp_path, monkeypatch):
    monkeypatch.setattr("stitcher_lab.tex.compiling.SECONDS", 1.0)
    endless = Document(f"{standing.USUAL}\\begin{{document}}\n\\loop\\iftrue\\repeat\n\\end{{document}}\n")
    monkeypatch.setattr("stitcher_lab.tex.compiling.known", lambda _: True)
    assert compile_together([endless], tmp_path / "endless") == {}
    assert waiting._process.poll() is not None


def test_without_latex_nobody_waits(monkeypatch):
    def missing(*_, **__):
        raise FileNotFoundError

    standing._standing.clear()
    monkeypatch.setattr(subprocess, "Popen", missing)
    standing.stand()
    assert standing.take(standing.USUAL) is None


@pytest.mark.parametrize("preload", ["", formulary.PRELOAD])
def test_a_cell_sets_them(tmp_path, preload):
    formula = usual(rf"z^{{{len(preload)}}}")
    request = {"formulas": [[formula.source, formula.compiler, formula.output_format]]}
    task = Task(formulary.INSIDE, request, limits=formulary.LIMITS, preload=preload)
    outcome = open_sandbox().run(task, tmp_path, cancellation=Cancellation())
    assert set(outcome.files) == {f"{formula.name}.svg"}
