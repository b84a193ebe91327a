"""What comes out of the sandbox is hostile until it has been read."""

from __future__ import annotations

import pytest

from stitcher_lab.errors import ContractError, EnvironmentFault, LimitExceeded, MissingTool, SceneError
from stitcher_lab.render.reports import NonsenseError, raise_for, read_error, read_scene
from stitcher_lab.sandbox import Outcome, Verdict

GOOD = {"scene": "A", "title": "T", "frames": 30, "lines": [["hi", "", "", 0, 15], ["ho", "", "", 15, 30]]}


def test_an_honest_report_is_read():
    report = read_scene(GOOD)
    assert [used.line.text for used in report.lines] == ["hi", "ho"]


@pytest.mark.parametrize(
    "lie",
    [
        {"scene": "../../etc"},
        {"scene": None},
        {"frames": -1},
        {"frames": True},
        {"frames": 10**9},
        {"title": 3},
        {"lines": "x"},
        {"lines": [["hi", "", "", 0, 31]]},
        {"lines": [["hi", "", "", 5, 5]]},
        {"lines": [["hi", "", "", 0, 20], ["ho", "", "", 10, 30]]},
        {"lines": [["hi", "", "", 0]]},
        {"findings": [{"kind": "made_up"}]},
        {"tex": [1]},
    ],
)
def test_a_forged_report_is_refused(lie):
    with pytest.raises(NonsenseError):
        read_scene(GOOD | lie)


def failure(**details):
    return read_error({"error": {"scene": "A", "type": "ValueError", "message": "boom", "line": 7} | details})


def test_a_scene_error_names_scene_and_line():
    error = failure()
    assert isinstance(error, SceneError)
    assert (error.scene, error.line) == ("A", 7)
    assert "A, line 7" in str(error)


def test_missing_latex_is_the_machines_fault_with_a_remedy():
    error = failure(type="FileNotFoundError", missing="latex")
    assert isinstance(error, EnvironmentFault)
    assert "apt-get" in error.remedy


def test_a_missing_latex_package_is_told_from_a_wrong_formula():
    assert isinstance(failure(tex="LaTeX Error: File `mhchem.sty' not found."), MissingTool)
    assert isinstance(failure(tex="Undefined control sequence. l.6 \\foo"), SceneError)


def test_a_changed_line_is_a_broken_contract():
    assert isinstance(failure(type="UnknownLineError", message="never recorded"), ContractError)


@pytest.mark.parametrize(("verdict", "limit"), [("timeout", "time"), ("memory", "memory"), ("output", "output")])
def test_each_limit_is_told_apart(verdict, limit):
    outcome = Outcome(Verdict(verdict), None, "", {}, 120.0, 0, "bubblewrap")
    with pytest.raises(LimitExceeded) as caught:
        raise_for(outcome, scene="A")
    assert caught.value.limit == limit
