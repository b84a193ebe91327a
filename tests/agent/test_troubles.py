"""What went wrong is named by class and by the API at fault, and the fixer is told how that API truly is."""

import pytest

from stitcher_lab.agent.troubles import of_error, of_narration, of_picture
from stitcher_lab.agent.truth import truth
from stitcher_lab.errors import GuardError, LimitExceeded, SceneError
from stitcher_lab.model import Finding, Line, RehearsedScene
from stitcher_lab.reference import open_installed

CODE = """\
from manim import *


class A(Scene):
    def construct(self):
        axes = Axes(
            x_min=0,
        )
        title = Text("x").next_to(axes, UP, buffer=1)
"""


@pytest.fixture(scope="module")
def reference(known, tmp_path_factory):
    return open_installed(known(tmp_path_factory.mktemp("known")))


@pytest.mark.parametrize(
    ("message", "line", "kind", "symbol"),
    [
        ("A, line 6: TypeError: Mobject.__init__() got an unexpected keyword argument 'x_min'", 6, "keyword", "Axes"),
        (
            "A, line 9: TypeError: Mobject.next_to() got an unexpected keyword argument 'buffer'",
            9,
            "keyword",
            "next_to",
        ),
        ("A, line 9: AttributeError: VGroup object has no attribute 'edge_right'", 9, "attribute", "VGroup.edge_right"),
        ("A, line 9: AttributeError: 'Camera' object has no attribute 'frame'", 9, "attribute", "Camera.frame"),
        ("A, line 9: NameError: name 'ShowCreation' is not defined", 9, "name", "ShowCreation"),
        ("The script, line 1: ImportError: cannot import name 'Tex2' from 'manim'", 1, "import", "Tex2"),
        ("A, line 9: LaTeX cannot set a formula: Missing $ inserted.", 9, "latex", "MathTex"),
        ("A, line 6: ValueError: could not broadcast input array", 6, "other", "Axes"),
    ],
)
def test_a_failure_is_known_by_its_class_and_by_what_is_at_fault(reference, message, line, kind, symbol):
    trouble = of_error(SceneError(message, line=line), CODE, reference)
    assert (trouble.kind, trouble.symbol, trouble.line) == (kind, symbol, line)


def test_what_scenes_may_not_do_and_what_takes_too_long_have_classes_of_their_own(reference):
    assert of_error(GuardError("Line 1: scenes cannot import os.", line=1), CODE, reference).kind == "forbidden"
    assert of_error(LimitExceeded("A ran on.", limit="time"), CODE, reference).kind == "limit"


def test_where_this_machine_keeps_its_packages_is_not_told(reference):
    details = 'File "/home/me/venv/lib/python3.11/site-packages/manim/mobject/mobject.py", line 1, in f\n'
    told = of_error(SceneError("A: ValueError: x", details=details), CODE, reference).details
    assert "/home/me" not in told
    assert "manim/mobject/mobject.py" in told


def test_the_fixer_is_told_the_true_signature(reference):
    assert "buff=" in truth("Mobject.next_to", reference)


@pytest.mark.parametrize(
    ("invented", "real"), [("VGroup.edge_right", "get_right"), ("Text.next_too", "next_to"), ("Rectangel", "Rectangle")]
)
def test_of_what_was_invented_it_is_told_that_it_is_not_there_and_what_comes_nearest(reference, invented, real):
    told = truth(invented, reference)
    assert told.startswith(f"There is no {invented}")
    assert real in told


def test_narration_that_is_not_as_planned_is_told():
    planned = (Line("One.", ""), Line("Two.", ""))
    said = RehearsedScene("A", "A", planned[:1] * 2, (), (), 10)
    (trouble,) = of_narration(planned, said)
    assert trouble.kind == "contract"
    assert "Two." in trouble.message
    assert of_narration(planned, RehearsedScene("A", "A", planned, (), (), 10)) == []


def test_what_a_viewer_cannot_read_weighs_more_than_what_rests():
    findings = [
        Finding("still", "warning", "A", 0, "nothing moves"),
        Finding("caption_zone", "warning", "A", 0, "captions"),
        Finding("overlap", "error", "A", 1, "two texts overlap", line=9),
    ]
    found = of_picture(findings)
    assert [(trouble.minor, trouble.line) for trouble in found] == [(False, 9), (True, None)]
