"""The narration contract, seen from the scene: exact strings in, exact lengths out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.pacing import frames_for
from stitcher_lab.scene.booth import Booth, UnknownLineError, estimate, split_bookmarks

RECORDED = [
    {
        "text": "Look left, then look right.",
        "say": "",
        "duration": 2.0,
        "words": [["Look", 0.1, 0.3, 0, 4], ["left,", 0.3, 0.8, 5, 10], ["then", 0.8, 1.0, 11, 15],
                  ["look", 1.0, 1.4, 16, 20], ["right.", 1.4, 1.9, 21, 27]],
    },
]  # fmt: skip


def test_a_recorded_line_has_its_recorded_length_and_words():
    take = Booth(RECORDED).take("Look left, then look right.")
    assert take.duration == 2.0
    assert take.time_of("left") == 0.3
    assert take.time_of("look", 2) == 1.0
    assert take.time_of("then look") == 0.8


def test_a_reworded_line_breaks_the_contract_and_names_the_nearest():
    with pytest.raises(UnknownLineError, match="Look left, then look right"):
        Booth(RECORDED).take("Look left, then look up.")


def test_a_word_that_is_not_said_is_an_error_not_a_guess():
    with pytest.raises(ValueError, match="not said"):
        Booth(RECORDED).take("Look left, then look right.").time_of("banana")


def test_bookmarks_are_taken_out_and_point_at_the_next_word():
    plain, marks = split_bookmarks("Look left, <bookmark mark='A'/> then look right.")
    assert plain == "Look left, then look right."
    assert Booth(RECORDED).take(plain).time_at(marks["A"]) == 0.8


@given(st.text(st.characters(exclude_characters="<\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=80))
def test_a_line_without_tags_is_kept_character_for_character(text):
    assert split_bookmarks(text) == (text.strip(), {})


@given(st.text(min_size=1, max_size=300))
def test_an_estimate_is_never_silent_and_its_words_stay_inside(text):
    take = estimate(text)
    assert take.duration > 0
    assert all(0 <= word.start <= word.end <= take.duration + 1e-6 for word in take.words)


@given(st.floats(0.01, 500), st.sampled_from([15, 24, 30, 60]))
def test_a_line_never_ends_after_its_picture(duration, fps):
    assert frames_for(duration, fps) / fps >= duration - 1e-5
    assert frames_for(duration, fps) / fps < duration + 2 / fps


def test_signs_that_stand_alone_do_not_hide_a_phrase():
    take = estimate("Here x = 3, so we are done.")
    assert take.time_of("x = 3") == take.time_of("x")
    assert take.time_of("3 so") == take.time_of("3")
