"""%%stitch_scene: a script in a cell, its errors in the cell's own lines, and other front ends than Jupyter's."""

import pytest

from notebooks import PLAYED

SCENES = """\
%%stitch_scene --name two
from manim import *

class Ring(Scene):
    def construct(self):
        with self.voiceover(text="A ring."):
            self.play(FadeIn(Circle()))

class Box(Scene):
    def construct(self):
        with self.voiceover(text="A box."):
            self.play(FadeIn(Square()))
"""


@pytest.fixture(scope="module")
def first(notebook):
    return notebook.run(SCENES, cell="scenes")


def test_scenes_of_ones_own_become_a_video(first, folder):
    assert first.status == "ok", first
    assert first.printed.splitlines()[0] == "Drawn: Ring, Box. Spoken: 2 of 2 lines."
    assert (folder / first.bundle[PLAYED]["video"]).is_file()


def test_only_what_changed_is_made_again(first, notebook):
    shown = notebook.run(SCENES.replace("A box.", "A box with four corners."), cell="scenes")
    assert shown.printed.splitlines()[0] == "Drawn: Box. Kept: Ring. Spoken: 1 of 2 lines."
    assert shown.bundle[PLAYED]["video"] == first.bundle[PLAYED]["video"]


def test_a_failure_names_the_cells_line_and_offers_the_fix(first, notebook):
    broken = SCENES.replace("FadeIn(Circle())", "FadeI(Circle())").partition("class Box")[0]
    shown = notebook.run(broken, cell="scenes")
    line = next(number for number, text in enumerate(broken.splitlines(), start=1) if "FadeI(" in text)
    assert shown.status == "error"
    assert f"Line {line}" in shown.told
    assert f"{line} │ self.play(FadeI(Circle()))" in shown.told
    assert "+ self.play(FadeIn(Circle()))" in shown.told
    fixed = notebook.run("%stitch_fix", cell="fix")
    assert fixed.next_inputs == [{"source": "set_next_input", "text": fixed.next_inputs[0]["text"], "replace": True}]
    assert fixed.next_inputs[0]["text"].startswith("%%stitch_scene")
    mended = notebook.run(fixed.next_inputs[0]["text"], cell="fix")
    assert mended.status == "ok", mended


def test_a_scene_that_fails_does_not_cost_the_other(first, notebook):
    broken = SCENES.replace("FadeIn(Circle())", "FadeIn(Circle()), 1 / 0")
    shown = notebook.run(broken, cell="scenes")
    line = next(number for number, text in enumerate(broken.splitlines(), start=1) if "1 / 0" in text)
    assert shown.status == "ok"
    assert shown.bundle[PLAYED]["video"]
    assert f"Ring is missing from the video. Ring, line {line}: ZeroDivisionError" in shown.printed


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("from manim import *\n\nclass A(Scene)\n    pass", "Line 4"),
        ("import os", "Line 2: Scenes cannot import os"),
        ("x = 1", "no scene"),
    ],
)
def test_what_is_no_script_is_said(notebook, script, said):
    shown = notebook.run(f"%%stitch_scene\n{script}", cell="scenes")
    assert shown.status == "error"
    assert said in shown.told


def test_nothing_to_fix_is_said(notebook):
    notebook.run("%%stitch_scene\nx = 1")
    assert "nothing to put right" in notebook.run("%stitch_fix").told


def test_a_job_that_nobody_knows_makes_a_video_of_its_own(first, notebook):
    shown = notebook.run(SCENES.replace("--name two", "--name two --job 20200101-000000-abcdef"), cell="scenes")
    assert shown.status == "ok"
    assert "is not known here" in shown.printed


@pytest.mark.slow
def test_where_no_page_answers_the_script_comes_as_the_next_cell(notebook):
    shown = notebook.run("%%stitch\nA stack: push A, B, then pop one", cell="lab-without-extension")
    assert len(shown.next_inputs) == 1
    assert shown.next_inputs[0]["replace"] is False
    assert shown.next_inputs[0]["text"].startswith("%%stitch_scene --job ")


def test_a_page_that_answered_once_gets_no_second_cell(notebook):
    notebook.answers = lambda _message: {"ok": True, "cell": "new"}
    shown = notebook.run("%%stitch\nA stack: push A, B, then pop one", cell="lab")
    assert shown.comms[0]["action"] == "put_cell"
    assert shown.next_inputs == []
    notebook.answers = None
    shown = notebook.run("%%stitch\nA stack: push A, B, then pop one", cell="lab")
    assert shown.next_inputs == []


def test_colab_and_vs_code_get_the_video_itself_and_the_cell_once(notebook):
    cell = "vscode-notebook-cell:/a.ipynb#W0"
    shown = notebook.run("%%stitch\nA stack: push A, B, then pop one", cell=cell)
    assert 'src="data:video/mp4;base64,' in shown.bundle["text/html"]
    assert len(shown.next_inputs) == 1
    again = notebook.run("%%stitch\nA stack: push A, B, then pop one", cell=cell)
    assert again.next_inputs == []
    notebook.run("import sys, types; sys.modules['google.colab'] = types.ModuleType('google.colab')")
    shown = notebook.run("%%stitch\nA stack: push A, B, then pop one")
    again = notebook.run("%%stitch\nA stack: push A, B, then pop one")
    notebook.run("del sys.modules['google.colab']")
    assert 'src="data:video/mp4;base64,' in shown.bundle["text/html"]
    assert len(shown.next_inputs) == 1
    assert again.next_inputs == []
