"""A prompt and its options become a brief: clean, complete, or refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.brief import LONGEST_PROMPT, clean, make_brief
from stitcher_lab.config import Settings
from stitcher_lab.errors import OptionError


@pytest.mark.parametrize(
    ("prompt", "text", "quality", "seconds"),
    [
        ("  explain\tbinary\n search ", "explain binary search", "720p", 300),
        ("binary search in 1080p", "binary search", "1080p", 300),
        ("binary search, in Full HD please", "binary search please", "1080p", 300),
        ("a 2 minute video about merge sort", "merge sort", "720p", 120),
        ("make a 90-second clip of the unit circle", "the unit circle", "720p", 90),
        # What belongs to the matter stays where it is.
        ("a ball that falls for 3 seconds", "a ball that falls for 3 seconds", "720p", 300),
        ("count to 4k", "count to 4k", "720p", 300),
    ],
)
def test_size_and_length_are_taken_from_the_words(prompt, text, quality, seconds):
    brief = make_brief(prompt, Settings())
    assert (brief.prompt, brief.quality.name, brief.max_duration) == (text, quality, seconds)


def test_an_option_outranks_the_words():
    brief = make_brief("binary search in 4k", Settings(), quality="preview", max_duration=50)
    assert (brief.quality.name, brief.max_duration) == ("preview", 50)


def test_the_settings_fill_in_what_was_not_asked_for():
    brief = make_brief("stacks", Settings(quality="1080p", voice="pico", language="de", max_duration=60))
    assert (brief.quality.name, brief.voice, brief.language, brief.max_duration) == ("1080p", "pico", "de", 60)


@pytest.mark.parametrize(
    ("prompt", "options"),
    [
        ("", {}),
        (" \n\t\u200b", {}),
        ("x" * (LONGEST_PROMPT + 1), {}),
        ("stacks", {"quality": "8k"}),
        ("stacks", {"max_duration": 301}),
        ("stacks", {"max_duration": 0}),
        ("stacks", {"language": "klingon"}),
    ],
)
def test_nonsense_is_refused_in_one_sentence(prompt, options):
    with pytest.raises(OptionError) as refusal:
        make_brief(prompt, Settings(), **options)
    assert refusal.value.message.endswith(".")
    assert refusal.value.remedy


def test_a_watermark_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(OptionError, match="does not exist"):
        make_brief("stacks", Settings(), watermark=tmp_path / "none.png")


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    assert "\x00" not in once
