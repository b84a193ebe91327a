"""The voiceover contract: whatever a model writes, a scene says its storyboard's lines, character for character."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.agent.contract import block_lines, restore, supplement
from stitcher_lab.model import Line

LINES = (
    Line("Start with a single square.", "", "One square."),
    Line("Add three more: now it is 2² = 4.", "Add three more: now it is two squared, four.", "An L of three squares."),
    Line('They call this a "gnomon".', "", "The L flashes."),
)


def scene(*texts, receiver="self"):
    blocks = "".join(
        f"        with {receiver}.voiceover(text={text!r}) as tracker:\n            self.wait(1)\n" for text in texts
    )
    return f"from manim import *\n\n\nclass Squares(Scene):\n    def construct(self):\n{blocks}"


def said(code):
    """Every (text, say, visual) that the code hands to voiceover, read back from its syntax tree."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "voiceover":
            words = {keyword.arg: ast.literal_eval(keyword.value) for keyword in node.keywords}
            found.append((node.lineno, Line(words["text"], words.get("say", ""), words.get("visual", ""))))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def test_reworded_lines_become_the_storyboards_again():
    code = scene("Begin with one square!", "Adding three gives four.", "This is called a gnomon.")
    restored = restore(code, LINES)
    assert restored.kept
    assert said(restored.code) == list(LINES)


def test_what_is_not_narration_stays_as_it_was():
    code = scene(*(line.text for line in LINES)) + "        # a comment that says: Start with a single square\n"
    restored = restore(code, LINES).code
    assert restored.endswith("# a comment that says: Start with a single square\n")
    assert restored.count("self.wait(1)") == 3


def test_a_dropped_line_is_named_and_the_others_still_find_their_blocks():
    restored = restore(scene("Start with one single square.", 'They call this a "gnomon"!'), LINES)
    assert said(restored.code) == [LINES[0], LINES[2]]
    assert restored.missing == (LINES[1],)


def test_an_invented_line_is_named():
    code = scene(
        "Start with a single square.", "Please like and subscribe to the channel.", *[x.text for x in LINES[1:]]
    )
    restored = restore(code, LINES)
    assert [line for line in said(restored.code) if line in LINES] == list(LINES)
    assert restored.extra == (8,)


def test_lines_that_come_from_variables_are_written_out():
    code = scene("x", "y", "z").replace("'x'", "NARRATION[0]").replace("'y'", "second").replace("'z'", 'f"{a} b"')
    assert said(restore(code, LINES).code) == list(LINES)


def test_a_block_over_several_lines_and_another_receiver():
    code = scene("a", receiver="scene").replace(
        "voiceover(text='a')", 'voiceover(\n            "a",\n            speed=2,\n        )'
    )
    restored = restore(code, LINES[:1])
    assert said(restored.code) == [LINES[0]]
    assert "scene.voiceover(" in restored.code


def test_code_that_does_not_parse_stays_as_it_is():
    assert restore("class Broken(Scene:\n", LINES).code == "class Broken(Scene:\n"


def test_a_missing_line_can_be_given_a_block_of_its_own():
    code = supplement(restore(scene(LINES[0].text, LINES[2].text), LINES).code, LINES)
    assert said(code) == list(LINES)
    code = supplement(restore(scene(LINES[1].text, LINES[2].text), LINES).code, LINES)
    assert said(code) == list(LINES)


texts = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=80)


@given(st.lists(st.builds(Line, texts, st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=5))
def test_any_text_survives_being_written_into_code(lines):
    code = scene(*("placeholder" for _ in lines))
    assert said(restore(code, lines).code) == lines


@pytest.mark.parametrize("indent", ["", "    "])
def test_the_blocks_lines_are_those_of_the_calls(indent):
    code = scene("a", "b") + indent
    assert block_lines(code) == [6, 8]
