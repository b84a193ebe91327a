"""Whatever a prompt says, nothing but literals reaches a script."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stitcher_lab.errors import RequestError
from stitcher_lab.templates import fill
from stitcher_lab.templates.checking import settle
from stitcher_lab.templates.extraction import extract
from stitcher_lab.templates.spec import Values
from tests.templates import kinds

_PIECES = st.sampled_from(
    [
        "x^2", "sin(x)", "f(x) = ", "y =", "[[1, 2], [3, 4]]", "[", "]", "((", "))", "1, 2, 3", "from 0 to 2", "A-B 4", "A->B",
        "2 + i", "i", "1%", "one in a hundred", "20 m/s", "35°", "push", "find", '"', "'", '"""', "\\", "{", "}", "{x}", "%s",
        "__import__('os')", "eval(", "; import os", "\n", "\x00", "\u202e", "é", "∞", "nan", "inf", "-", "minus", "1e999",
        "9" * 50, "x = 1", "between 1 and 9", "pi/0", "1/0", "0/0", "a = 1, b = 2, c = 3", "x^2 + 6x + 5 = 0", "\\begin{pmatrix}1&2",
        "`", "$(id)", "#", "\ue000", "²", "½", "٣", "五", "twenty two hundred", "1 to 9", "1..9", "1, 2, ..., 9",
    ]
)  # fmt: skip
_PROMPTS = st.lists(_PIECES | st.text(max_size=6), max_size=12).map(" ".join) | st.text(max_size=200)


def _one_sentence(message):
    return message.endswith(".") and "\n" not in message and len(message) < 300


def _shape(script):
    """Return the syntax tree with the values of the constants left out; they must be literals."""
    tree = ast.parse(script)
    for node in tree.body:
        if isinstance(node, ast.Assign):
            ast.literal_eval(node.value)
            node.value = ast.Constant(0)
    return ast.dump(tree)


@pytest.mark.parametrize("lesson", kinds.ALL, ids=lambda lesson: lesson[0].parameters[0].name)
def test_any_text_gives_literals_or_a_sentence(lesson):
    template, script = lesson
    shape = _shape(script)

    @given(_PROMPTS)
    @settings(deadline=None, max_examples=30)
    def holds(prompt):
        try:
            read = extract(template, prompt, script=script)
            values, _ = settle(template, Values(read.values, frozenset(read.values)), script=script)
            filled = fill(template, values, script=script)
        except RequestError as error:
            assert _one_sentence(error.message)  # noqa: PT017 - a value or a refusal, both are right
            return
        assert _shape(filled.source) == shape
        assert filled.scenes == ("Only",)

    holds()


@pytest.mark.parametrize(
    "text",
    [
        '"); import os; os.system("true") #',
        "'; __import__('os').system('true') #",
        '"""\nimport os\n"""',
        "a\\",
        '\\"',
        "f'{open(1)}'",
        "\u2028import os",
    ],
)
def test_code_in_a_label_stays_a_label_or_is_refused(text):
    for lesson, name in ((kinds.STACK, "ITEMS"), (kinds.MODE, "WORD")):
        template, script = lesson
        try:
            filled = fill(template, {name: [text[:6]] if name == "ITEMS" else text[:10]}, script=script)
        except RequestError:
            continue
        assert _shape(filled.source) == _shape(script)


@pytest.mark.parametrize(
    "prompt",
    ["1 2; " * 400, "[[1,2]" * 300, "[[" * 900, "1" * 7900, "- " * 900, "x^" * 900, "from 1 to " * 200, "sin " * 400],
)
def test_long_monotonous_prompts_are_read_or_refused(prompt):
    # A pattern that backtracks would run into the test's time limit here.
    for template, script in kinds.ALL:
        try:
            extract(template, prompt, script=script)
        except RequestError as error:
            assert len(error.message) < 300  # noqa: PT017 - being read is right, too
