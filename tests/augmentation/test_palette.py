"""At most four colours, those that were asked for first; the colours of a lesson's things are not a wish."""

import manim
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.palette import MOST, take_palette, without_colors


@pytest.mark.parametrize(
    ("prompt", "colors"),
    [
        ("explain vectors in red and blue", ("RED", "BLUE")),
        ("draw the tangent in red", ("RED",)),
        ("explain a binary tree, in Blue, Yellow & Green please", ("BLUE", "YELLOW", "GREEN")),
        ("use red for the positive and blue for the negative charges", ("RED", "BLUE")),
        ("red-black tree insertion in teal and gold", ("TEAL", "GOLD")),
        ("an orange and purple theme for merge sort", ("ORANGE", "PURPLE")),
        ("use only light blue and #ff8800, explain sine", ("BLUE_B", "#FF8800")),
        ("explain limits; colors: teal, pink", ("TEAL", "PINK")),
        ("make it in black and white", ("BLACK", "WHITE")),
        ("show the graph in red and the tangent in red", ("RED",)),
    ],
)
def test_colours_that_are_asked_for_are_kept(prompt, colors):
    palette = take_palette(prompt)
    assert (palette.text, palette.colors, palette.note) == (prompt, colors, "")


@pytest.mark.parametrize(
    "prompt",
    [
        "a bag with 3 red, 5 blue, 2 green, 4 yellow and 1 white balls",
        "explain probability using red, blue and green marbles",
        "the four colour theorem with red, green, blue, yellow and purple regions",
        "mixing colors in red, green, blue, yellow, white and black",
        "explain Green's theorem",
        "blue whale population growth",
        "brown noise, pink noise and white noise",
        "explain why the sky is blue",
        "how a red-black tree rotates",
    ],
)
def test_colours_of_the_lesson_are_its_own(prompt):
    palette = take_palette(prompt)
    assert (palette.text, palette.colors, palette.note) == (prompt, (), "")


@pytest.mark.parametrize(
    ("prompt", "text", "colors", "gone"),
    [
        (
            "explain vectors in red, green, blue, orange and purple",
            "explain vectors in red, green, blue and orange",
            ("RED", "GREEN", "BLUE", "ORANGE"),
            "purple was left out.",
        ),
        (
            "colors should be teal, gold, pink, maroon, white and black. Explain limits",
            "colors should be teal, gold, pink and maroon. Explain limits",
            ("TEAL", "GOLD", "PINK", "MAROON"),
            "white and black were left out.",
        ),
    ],
)
def test_the_first_four_are_used_and_the_rest_is_told(prompt, text, colors, gone):
    palette = take_palette(prompt)
    assert (palette.text, palette.colors) == (text, colors)
    assert palette.note.endswith(gone)


def test_a_fifth_colour_elsewhere_in_the_prompt_is_told_too():
    palette = take_palette(
        "the graph in red, its slope in blue, the tangent in green, the area in teal, the axes in pink"
    )
    assert palette.colors == ("RED", "BLUE", "GREEN", "TEAL")
    assert "pink was left out" in palette.note


def test_manim_knows_every_colour():
    from stitcher_lab import palette  # noqa: PLC0415

    for color in palette._COLORS.values():
        manim.ManimColor(color)


@given(
    st.lists(st.sampled_from(["in", "use", "red", "blue", "teal", "gold", "pink", ",", "and", "for", "#ff0000", "."]))
)
def test_never_more_than_four(words):
    palette = take_palette(" ".join(words))
    assert len(palette.colors) <= MOST
    assert len(set(palette.colors)) == len(palette.colors)


@pytest.mark.parametrize(
    ("prompt", "rest"),
    [
        ("explain binary search in red and blue", "explain binary search"),
        ("binary search, use teal and gold", "binary search"),
        ("an orange and purple theme for merge sort", "merge sort"),
        ("color palette: teal, gold. Explain limits", "Explain limits"),
        ("bubble sort, use red for the larger and blue for the smaller one", "bubble sort"),
        ("a bag with 3 red and 5 blue balls", "a bag with 3 red and 5 blue balls"),
    ],
)
def test_a_lesson_with_colours_of_its_own_is_found_by_the_rest(prompt, rest):
    assert without_colors(prompt) == rest
