"""All of it together, as the first stage of a job does it."""

import pytest

from stitcher_lab.brief import make_brief
from stitcher_lab.config import Settings
from stitcher_lab.errors import OptionError
from stitcher_lab.pipeline import write


def test_a_prompt_that_wants_too_much_becomes_a_brief_that_does_not():
    brief = make_brief(
        "a 2 minute video about eigenvectors in the style of 3Blue1Brown, with epic background music, "
        "in red, green, blue, orange and purple, in 1080p",
        Settings(),
    )
    assert brief.prompt == "eigenvectors, in red, green, blue and orange"
    assert (brief.max_duration, brief.quality.name) == (120, "1080p")
    assert brief.palette == ("RED", "GREEN", "BLUE", "ORANGE")
    told = " ".join(brief.notes)
    assert all(part in told for part in ("3Blue1Brown", "music", "purple"))


def test_a_plain_prompt_has_nothing_to_be_told():
    brief = make_brief("explain the music of the primes", Settings())
    assert (brief.prompt, brief.notes, brief.palette) == ("explain the music of the primes", (), ())


def test_a_length_beyond_the_plan_is_cut_to_it_and_told():
    brief = make_brief("a 20 minute video about graphs", Settings(max_duration=180))
    assert brief.max_duration == 180
    assert brief.notes == ("You asked for 1200 seconds; a video may have 180 seconds here, and no more.",)


def test_a_prompt_of_which_nothing_is_left_is_refused_with_what_was_left_out():
    with pytest.raises(OptionError, match=r"Web addresses are not opened: “https://youtu\.be/abc” was left out\."):
        make_brief("https://youtu.be/abc", Settings())


def test_colours_do_not_keep_a_lesson_from_being_found(tmp_path):
    _, script = write(make_brief("explain binary search in red and blue", Settings()), {}, vectors=tmp_path)
    assert script.origin == "template:binary_search"
    assert any("colours of their own" in note for note in script.notes)
