"""%stitch_error: what of an error is told, to whom, and in which words."""

import warnings

import pytest

from stitcher_lab.brief import LONGEST_PROMPT
from stitcher_lab.kernel.last_error import LastError, cleaned, prompt
from stitcher_lab.kernel.plain_words import plain_words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("open('/home/maria/class 9/plan.csv')", "open('plan.csv')"),
        (r"C:\Users\maria\plan.csv", "plan.csv"),
        ("~/secret/plan.csv is missing", "plan.csv is missing"),
        ("password = 'hunter2'", "password = …"),
        ('{"api_key": "abc"}', '{"api_key": …}'),
        ("connect(token=abc123, n=3)", "connect(token=…, n=3)"),
        ("https://maria:hunter2@host/x", "https://host/x"),
        ("key sk-abcdefgh12345678", "key …"),
        ("Authorization: Bearer abc.def.ghi", "Authorization: …"),
        ("a / b / c", "a / b / c"),
        ("x[3] = y // 2", "x[3] = y // 2"),
    ],
)
def test_paths_and_secrets_are_taken_out(text, left):
    found = cleaned(text)
    for secret in ("maria", "hunter2", "abc123", "12345678", "def.ghi"):
        assert secret not in found
    assert found == left


def test_the_prompt_holds_what_matters_and_fits():
    error = LastError("IndexError", "list index out of range", 3, tuple((n, "x" * 160) for n in range(1, 8)))
    text = prompt(error, "why? password=hunter2 " + "y" * 4000)
    assert len(text) < LONGEST_PROMPT
    assert "IndexError: list index out of range" in text
    assert "line 3" in text
    assert "hunter2" not in text


@pytest.mark.parametrize(
    "failing",
    [
        "unknown", "[1][3]", "(1,)[3]", "'ab'[9]", "{}['a']", "1 / 0", "1 + 'a'", "'a' + 1", "5(3)", "None[0]",
        "list(3)", "(lambda a: a)()", "(lambda: 0)(1)", "int('3.5')", "float('1,5')", "a, b = 1, 2, 3", "None.x", "'a'.x",  # noqa: E501
        "import math; math.nothing", "import nowhere", "from math import nothing", "open('nowhere.csv')", "assert False",  # noqa: E501
        "def f(): return f()\nf()", "def g():\n  x += 1\ng()", "sorted([1], upwards=True)",
        "import numpy; numpy.ones(3) + numpy.ones(2)", "import numpy; numpy.ones(3)[7]", "x = [", "if 1:\nx = 2", "print 'a'",  # noqa: E501
    ],
)  # fmt: skip
def test_common_errors_have_plain_words(failing):
    warnings.simplefilter("ignore")
    with pytest.raises(Exception) as met:  # noqa: PT011 - all of them are meant
        exec(compile(failing, "<cell>", "exec"), {})  # noqa: S102 - the errors themselves, of this very Python
    message = str(met.value.msg) if isinstance(met.value, SyntaxError) else str(met.value)
    told = plain_words(type(met.value).__name__, message.partition("\n")[0])
    assert "not among the errors" not in told.means, message
    assert told.try_this
    assert "$" not in f"{told.means}{told.usually}{told.try_this}"


def test_an_error_of_ones_own_is_not_guessed_at():
    assert "not among the errors" in plain_words("MarksError", "too few").means


def test_nothing_failed_yet(notebook):
    notebook.run("import sys; sys.last_value = None")
    assert "No cell of this notebook has failed yet" in notebook.run("%stitch_error").told


def test_our_own_errors_are_not_explained_away(notebook):
    notebook.run("%%stitch --quality 9k\nmerge sort")
    assert "this program's own" in notebook.run("%stitch_error").told


def test_a_syntax_error_has_its_line(notebook):
    notebook.run("x = 1\ny = (2\n")
    shown = notebook.run("%stitch_error")
    assert "SyntaxError in line 2" in shown.bundle["text/plain"]
    assert "y = (2" in shown.bundle["text/plain"]
