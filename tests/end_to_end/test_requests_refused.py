"""What cannot be done is said in one sentence, with the exit code that goes with it."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "code", "kind", "says"),
    [
        (["make", "the history of the Roman Empire"], 2, "NoTemplateError", ""),
        (["make", ""], 2, "OptionError", "nothing to explain"),
        (["make", "binary search", "-o", "/no/such/folder/a.mp4"], 2, "OptionError", "does not exist"),
        (["make", "binary search", "-o", "a.avi"], 2, "OptionError", "cannot be the video's name"),
        (["make", "binary search", "--voice", "nobody"], 2, "OptionError", "nobody"),
        (["make", "binary search", "--template", "binary_serach"], 2, "OptionError", "binary_serach"),
        (["make", "binary search", "--set", "NUMBERS"], 2, "OptionError", "NAME=VALUE"),
        (["make", "binary search", "--max-duration", "9000"], 2, "OptionError", "9000"),
        (["make", "binary search", "--max-duration", "5", "--voice", "silent"], 2, "OptionError", "at most 5"),
        (["render", "no_such_file.py"], 2, "OptionError", "cannot be read"),
        (["history", "nothing"], 2, "OptionError", "no job"),
    ],
)
def test_a_request_that_makes_no_sense(stitcher, arguments, code, kind, says, tmp_path):
    answer = stitcher.json(*arguments, code=code, cwd=tmp_path)["error"]
    assert answer["kind"] == kind
    assert says in answer["message"]
    assert answer["message"].count("\n") == 0
    assert not list(tmp_path.glob("*.mp4"))


def test_a_refusal_names_the_nearest_lessons(stitcher):
    answer = stitcher.json("make", "explain quicksort with a random pivot", code=2)["error"]
    assert answer["nearest"]


def test_a_person_reads_a_sentence_and_a_remedy(stitcher):
    said = stitcher("make", "the history of the Roman Empire", code=2).stderr
    assert said.startswith("✗ ")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("code", "kind", "says", "line"),
    [
        ("def construct(:\n", "ScriptError", "", 1),
        ("import os\n", "GuardError", "os", 1),
        ("x = 1\n", "ScriptError", "holds no scene", None),
        ("from manim import *\nclass A(Scene):\n    def construct(self):\n        1/0\n", "SceneError", "ZeroDiv", 4),
    ],
)
def test_a_script_that_cannot_work(stitcher, tmp_path, code, kind, says, line):
    (tmp_path / "bad.py").write_text(code)
    answer = stitcher.json("render", tmp_path / "bad.py", code=3, cwd=tmp_path)["error"]
    assert (answer["kind"], answer["line"]) == (kind, line)
    assert says in answer["message"]
