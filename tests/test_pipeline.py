"""Which script a brief brings: from the words, from a template that was named, from values that were typed."""

import pytest

from stitcher_lab.brief import make_brief
from stitcher_lab.config import Settings
from stitcher_lab.errors import NoTemplateError, ParameterError
from stitcher_lab.pipeline import write


def script_for(tmp_path, prompt, values=None, **options):
    return write(make_brief(prompt, Settings(), **options), values or {}, vectors=tmp_path)


def test_the_words_bring_template_and_values(tmp_path):
    _, script = script_for(tmp_path, "binary search for 42 in 3, 9, 17, 25, 42, 60, 77")
    assert script.origin == "template:binary_search"
    assert script.parameters["NUMBERS"] == [3, 9, 17, 25, 42, 60, 77]
    assert script.parameters["TARGET"] == 42


def test_a_template_that_is_named_still_reads_the_values(tmp_path):
    _, script = script_for(tmp_path, "8, 3, 5, 1 please", template="merge_sort")
    assert script.origin == "template:merge_sort"
    assert script.parameters["NUMBERS"] == [8, 3, 5, 1]


def test_typed_values_outrank_the_words_and_leave_the_others(tmp_path):
    _, script = script_for(tmp_path, "binary search for 42 in 3, 9, 17, 42", {"TARGET": "9"})
    assert script.parameters["NUMBERS"] == [3, 9, 17, 42]
    assert script.parameters["TARGET"] == 9


def test_a_repair_is_told(tmp_path):
    _, script = script_for(tmp_path, "binary search for 7 in 9, 7, 3")
    assert script.parameters["NUMBERS"] == [3, 7, 9]
    assert any("sort" in note or "order" in note for note in script.notes)


def test_lessons_are_spoken_in_english_and_say_so(tmp_path):
    brief, script = script_for(tmp_path, "binary search", language="de")
    assert brief.language == "en"
    assert any("English" in note for note in script.notes)


def test_no_lesson_and_no_sense_are_refused(tmp_path):
    with pytest.raises(NoTemplateError):
        script_for(tmp_path, "photosynthesis in green leaves")
    with pytest.raises(ParameterError):
        script_for(tmp_path, "binary search", {"TARGET": "banana"})
