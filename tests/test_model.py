"""The nouns keep their promises."""

from __future__ import annotations

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, EnvironmentFault, MissingTool, ScriptError
from stitcher_lab.model import Line, Rehearsal, RehearsedScene


def test_a_line_is_identified_by_its_exact_strings():
    line = Line("x² grows", "x squared grows")
    assert line.key == Line("x² grows", "x squared grows", visual="a parabola").key
    assert line.key != Line("x²  grows", "x squared grows").key
    assert line.key != Line("x² grows", "x  squared grows").key


def test_a_rehearsal_speaks_each_distinct_line_once_in_order():
    first, second = Line("one", "one"), Line("two", "two")
    scenes = tuple(RehearsedScene(name, name, (first, second, first), (), (), 30) for name in "AB")
    rehearsal = Rehearsal(scenes, fps=15)
    assert rehearsal.lines == (first, second)
    assert rehearsal.duration == 4.0


def test_a_missing_tool_is_never_the_codes_fault():
    assert issubclass(MissingTool, EnvironmentFault)
    assert not issubclass(MissingTool, ScriptError)


def test_stop_runs_what_registered_once_and_reaches_latecomers():
    token, seen = Cancellation(), []
    with token.on_cancel(lambda: seen.append("early")):
        token.cancel()
        token.cancel()
    with token.on_cancel(lambda: seen.append("late")):
        pass
    assert seen == ["early", "late"]
    with pytest.raises(Cancelled):
        token.check()
