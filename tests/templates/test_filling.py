"""A filled script is the lesson with other literals at its top, and nothing else."""

import ast
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stitcher_lab.errors import ParameterError, ScriptError
from stitcher_lab.templates import catalogue, defaults, fill, literals, scene_file, source
from stitcher_lab.templates.checking import settle
from stitcher_lab.templates.filling import replace
from tests.templates import kinds

_ATOMS = (
    st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.complex_numbers(allow_nan=False, allow_infinity=False).map(lambda z: complex(z.real + 0.0, z.imag + 0.0))
    | st.text()
)
_VALUES = st.recursive(
    _ATOMS, lambda inner: st.lists(inner, max_size=6) | st.lists(inner, max_size=6).map(tuple), max_leaves=12
)
_SCRIPT = '# über the value: "é"\nVALUE = [1]  # what is shown\nOTHER = {"kept": 1}\n\n\nclass A(Lesson):\n    def construct(self):\n        pass\n'


@given(_VALUES)
@settings(deadline=None)
def test_whatever_is_written_is_read_back_and_nothing_else_changes(value):
    script = replace(_SCRIPT, {"VALUE": value})
    assert repr(scene_file.read(script).constants["VALUE"].value) == repr(value)
    lines = script.split("\n")
    assert lines[0] == _SCRIPT.split("\n", maxsplit=1)[0]
    assert script.endswith(_SCRIPT.split("[1]")[1])


@pytest.mark.parametrize("value", [float("inf"), float("nan"), {1}, {"a": 1}, b"x", None, object(), [lambda: 0]])
def test_only_plain_literals_are_ever_written(value):
    with pytest.raises(TypeError):
        literals.write(value)


def test_long_lists_get_a_line_per_item_and_the_result_is_as_a_formatter_leaves_it(tmp_path):
    long = [("A", "B", weight) for weight in range(30)]
    texts = {
        "long": replace('X = [1]\n"""A text."""\n', {"X": long}),
        "quotes": replace('X = [1]\n"""A text."""\n', {"X": ['say "hi"', "it's", "plain", "both \" and '"]}),
        "numbers": replace("X = 1\nY = (1, 2)\nZ = 1j\n", {"X": -2.5, "Y": (0, 0.25), "Z": 2 - 1j}),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    check = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", "120", "--diff", str(tmp_path)]
    result = subprocess.run(check, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("template", catalogue(), ids=lambda template: template.id)
def test_a_lesson_filled_with_its_defaults_is_the_lesson(template):
    script = fill(template)
    assert script.source == source(template.id)
    assert script.origin == f"template:{template.id}"
    assert script.scenes
    assert script.notes == ()
    assert script.parameters == defaults(template)


@pytest.mark.parametrize("template", catalogue(), ids=lambda template: template.id)
def test_checking_twice_changes_nothing_more(template):
    values, _ = settle(template, defaults(template))
    again, notes = settle(template, values)
    assert again == values
    assert notes == []


def test_comments_and_layout_stay():
    template, script = kinds.SEARCH
    filled = fill(template, {"NUMBERS": [1, 2, 5], "TARGET": 5}, script=script)
    assert "# The numbers.\nNUMBERS = [1, 2, 5]\nTARGET = 5  # what is looked for\n" in filled.source
    assert ast.dump(ast.parse(filled.source).body[-1]) == ast.dump(ast.parse(script).body[-1])


def test_repairs_are_in_the_scripts_notes_once():
    template, script = kinds.SEARCH
    filled = fill(template, {"NUMBERS": [5, 1]}, script=script, notes=("Said before.",))
    assert filled.notes[0] == "Said before."
    assert "in order" in filled.notes[1]
    assert fill(template, filled.parameters, script=script, notes=filled.notes).notes == filled.notes


def test_an_unknown_name_is_refused_with_the_nearest():
    template, script = kinds.SEARCH
    with pytest.raises(ParameterError) as refused:
        fill(template, {"TARGETT": 1}, script=script)
    assert "TARGET" in refused.value.remedy


def test_an_edited_script_that_lost_its_constant_is_refused():
    template, script = kinds.SEARCH
    with pytest.raises(ScriptError, match="TARGET"):
        fill(template, {}, script=script.replace("TARGET = 9", "TARGET = len('x')"))
    with pytest.raises(ScriptError):
        fill(template, {}, script="def (")
