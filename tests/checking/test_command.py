"""``stitcher check`` from outside."""

import json

import pytest
from click.testing import CliRunner

from stitcher_lab.cli.check import check

FAULTY = """from manim import *


class A(Scene):
    def construct(self):
        self.play(ShowCreation(Square()))
"""


@pytest.fixture
def run(tmp_path, folder, reference):
    def run(source, *options):
        path = tmp_path / "scene.py"
        path.write_text(source, encoding="utf-8")
        return path, CliRunner().invoke(check, [str(path), "--data", str(folder), *options])

    return run


def test_a_sound_file_ends_well(run):
    _, result = run(FAULTY.replace("ShowCreation", "Create"))
    assert result.exit_code == 0
    assert "nothing to mend" in result.output


def test_findings_are_told_with_line_signature_and_suggestion(run):
    path, result = run(FAULTY, "--json")
    assert result.exit_code == 3
    (finding,) = json.loads(result.output)["findings"]
    assert finding["line"] == 6
    assert finding["kind"] == "name"
    assert finding["symbol"] == "ShowCreation"
    assert finding["suggestion"] == "Create"
    assert finding["signature"].startswith("Create(mobject")
    assert path.read_text() == FAULTY


def test_fix_writes_the_file_and_keeps_the_old_one(run):
    path, result = run(FAULTY, "--fix")
    assert result.exit_code == 0
    assert "line 6" in result.output
    assert path.read_text() == FAULTY.replace("ShowCreation", "Create")
    assert path.with_name("scene.py.bak").read_text() == FAULTY


def test_fix_leaves_a_file_alone_that_it_cannot_mend(run):
    source = FAULTY.replace("ShowCreation(Square())", "Square().ponder()")
    path, result = run(source, "--fix")
    assert result.exit_code == 3
    assert path.read_text() == source
    assert not path.with_name("scene.py.bak").exists()


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path):
    result = CliRunner().invoke(check, [str(tmp_path / "none.py")])
    assert result.exit_code == 2
    assert "cannot be read" in result.output
