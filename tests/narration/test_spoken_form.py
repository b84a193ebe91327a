"""Captions are read aloud as a teacher would read them, and every spoken word knows where it stands in the caption."""

# ruff: noqa: RUF001 (signs of mathematics are what this is about)

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.model import Line
from stitcher_lab.narration import spoken_form
from stitcher_lab.narration.english_numbers import cardinal, number, ordinal, year
from stitcher_lab.narration.signs import ENGLISH, GREEK, OTHERS
from stitcher_lab.narration.wavs import Heard
from stitcher_lab.narration.wording import Wording

READ = {
    "x² ≤ 3.5": "x squared is less than or equal to three point five",
    "O(log n) beats O(n²).": "O of log n beats O of n squared.",
    "f(x) = x² − 4x + 3": "f of x equals x squared minus four x plus three",
    "A→B costs 4.": "A to B costs four.",
    "The list 3, 9, 17 has 1,024 items.": "The list three, nine, seventeen has one thousand twenty-four items.",
    "P(A|B) = P(A) / P(B)": "P of A given B equals P of A over P of B",
    "P(disease | positive)": "P of disease given positive",
    "sin(x) ≈ x − x³/6": "sine of x is approximately x minus x cubed over six",
    "sin²θ + cos²θ = 1": "sine squared theta plus cosine squared theta equals one",
    "cos 2x": "cosine of two x",
    "e^(iπ) + 1 = 0": "e to the i pi plus one equals zero",
    "λ₁ = 3 and λ₂ = −1": "lambda one equals three and lambda two equals minus one",
    "aₙ = aₙ₋₁ + 2": "a sub n equals a sub n minus one plus two",
    "log₂ 8 = 3": "log base two of eight equals three",
    "√2, 2√3 and √(x + 1)": "the square root of two, two times the square root of three and "
    "the square root of x plus one",
    "dy/dx = 2x": "d y d x equals two x",
    "v = 9.8 m/s² after 3 s, at 45°.": "v equals nine point eight meters per second squared after three seconds, "
    "at forty-five degrees.",
    "1 m in 1 s, 21 m, 1 km/h, 1° and $1": "one meter in one second, twenty-one meters, one kilometer per hour, "
    "one degree and one dollar",
    "The 2×2 matrix": "The two by two matrix",
    "7 × 8 = 56": "seven times eight equals fifty-six",
    "e.g. A, B, etc.": "for example A, B, et cetera.",
    "5! = 120. We found 42!": "five factorial equals one hundred twenty. We found forty-two!",
    "½ of it, 2½, 3/4": "one half of it, two and one half, three quarters",
    "22/7 and n/2": "twenty-two over seven and n over two",
    "v0, H2O and x_12": "v zero, H two O and x twelve",
    "-5 < x < 5": "minus five is less than x, less than five",
    "mid = (low + high) // 2": "mid equals (low plus high) divided by two",
    "arr[i] > arr[j]": "arr at i is greater than arr at j",
    "low_index": "low index",
    "n-1 steps on the x-axis, 3-5 items": "n minus one steps on the x-axis, three to five items",
    "In 1736, Euler took 1024 steps.": "In seventeen thirty-six, Euler took one thousand twenty-four steps.",
    "the 1st, 2nd and 23rd": "the first, second and twenty-third",
    "Cost is $5, or 50%.": "Cost is five dollars, or fifty percent.",
    "|x - 3| < δ": "the absolute value of x minus three is less than delta",
    "f′(x) and f'(x)": "f prime of x and f prime of x",
    "A⁻¹, Aᵀ, x⁻¹, 2¹⁰": "A inverse, A transpose, x to the minus one, two to the tenth",
    "2^10 and x^n": "two to the tenth and x to the n",
    "as x → 0": "as x approaches zero",
    "We look left – then right — and stop.": "We look left, then right, and stop.",
    "∠ABC = 60°": "angle A B C equals sixty degrees",
    r"\frac{a}{b} and $x^2$": "a over b and x squared",
    "The value is ≥ 3.": "The value is greater than or equal to three.",
    "f(g(x)) and T(n) = 2T(n/2) + n": "f of g of x and T of n equals two T of n over two plus n",
    "x ∈ ℝ, A ∪ B": "x is in the real numbers, A union B",
    "(x + 3)² = 4": "the quantity x plus three squared equals four",
    "x = (−b ± √(b² − 4ac)) / 2a": "x equals (minus b plus or minus the square root of b squared minus four a c) "
    "over two a",
    "3 != 7, 2 == 2, i <= n": "three is not equal to seven, two equals two, i is less than or equal to n",
    "*important* `code` 🎉": "important code",
    "A ratio of 3:2": "A ratio of three to two",
}

# What a lesson says in plain words is left alone.
PLAIN = (
    "We start in the middle of the sorted list, and compare.",
    "Let's see what's left: half of it!",
    "It's a well-known trick (found by Euler) that works every time.",
    'Ask yourself: "Is it smaller, or larger?"',
    "If the tan line is longer, so be it.",
    "I am in, and so is my cat; as if we go on.",
)


@pytest.mark.parametrize("caption", READ)
def test_signs_and_numbers_are_read_aloud(caption):
    assert spoken_form(caption).text == READ[caption]


@pytest.mark.parametrize("caption", PLAIN)
def test_plain_words_are_left_alone(caption):
    assert spoken_form(caption).text == caption


mathematics = st.text(
    st.sampled_from(
        [*"abcfinxyzABOP 0123456789 ()[]{}|+-*/=<>^_.,;:!?%$#'\"\\~", *GREEK, *ENGLISH, *"²³⁻¹₀₁ₙ½°–—…é中🎉"]
    ),
    max_size=60,
)


@given(mathematics)
def test_whatever_is_written_is_read_with_no_sign_left(caption):
    said = spoken_form(caption).text
    assert not set(said) & (set(ENGLISH) | set(GREEK) | set("²³₁½°^|"))
    assert not re.search(r"\d", said)
    assert said == " ".join(said.split())


@given(mathematics)
def test_every_character_stands_for_a_part_of_the_caption(caption):
    said = spoken_form(caption)
    assert len(said.spans) == len(said.text)
    assert all(0 <= start <= end <= len(caption) for start, end in said.spans)


@pytest.mark.parametrize("caption", READ)
def test_reading_twice_changes_nothing(caption):
    once = spoken_form(caption).text
    assert spoken_form(once).text == once


@given(st.text(st.sampled_from("abcdefgh ,.?'-XYZ"), max_size=80))
def test_words_keep_their_places(caption):
    said = spoken_form(caption)
    for word in re.finditer(r"[a-h]{3,}", said.text):
        start, end = said.back(word.start(), word.end())
        assert caption[start:end] == word[0]


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_read_signs_in_their_own_words(language):
    said = spoken_form("x² + 3 ≤ 5, π", language).text
    assert not set(said) & set("²+≤π")
    assert "squared" not in said
    assert "3" in said


def test_an_unknown_language_is_left_to_its_voice():
    assert spoken_form("x² ≤ 3, 二分查找", "zh").text == "x² ≤ 3, 二分查找"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "zero"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (1_000_001, "one million one"),
        (-7, "minus seven"),
        (10**15, "one " + " ".join(["zero"] * 15)),
    ],
)
def test_numbers(value, words):
    assert cardinal(value) == words


@given(st.integers(1, 10**9))
def test_ordinals_and_cardinals_agree_but_for_the_last_word(value):
    assert re.split(r"[ -]", ordinal(value))[:-1] == re.split(r"[ -]", cardinal(value))[:-1]
    assert ordinal(value) != cardinal(value)


def test_decimals_leading_zeros_and_years():
    assert number("1,024.50") == "one thousand twenty-four point five zero"
    assert number("007") == "zero zero seven"
    assert [year(1736), year(1905), year(2000), year(2005), year(2026), year(1900)] == [
        "seventeen thirty-six",
        "nineteen oh five",
        "two thousand",
        "two thousand five",
        "twenty twenty-six",
        "nineteen hundred",
    ]


def _heard(wording, seconds=0.5):
    """Each spoken word for half a second, one after the other."""
    words = list(re.finditer(r"\S+", wording.spoken.text))
    return [Heard(i * seconds, (i + 1) * seconds, word.start(), word.end()) for i, word in enumerate(words)]


def test_times_of_spoken_words_come_back_to_the_caption():
    wording = Wording.of(Line("So x² ≤ 3 — done.", ""), "en")
    words = wording.words(_heard(wording), 10)
    assert [(word.text, word.start, word.end) for word in words] == [
        ("So", 0.0, 0.5),
        ("x²", 0.5, 1.5),
        ("≤", 1.5, 4.5),
        ("3", 4.5, 5.0),
        ("done.", 5.0, 5.5),
    ]


def test_a_spoken_form_of_its_own_is_matched_word_by_word():
    line = Line("So f∘g at 3 is clear.", "So f after g, taken at three, is now clear.")
    wording = Wording.of(line, "en")
    words = {word.text: word.start for word in wording.words(_heard(wording), 10)}
    assert words["So"] == 0.0
    assert words["f∘g"] == 0.5
    assert words["at"] == wording.spoken.text.split().index("at") / 2
    assert words["3"] == wording.spoken.text.split().index("three,") / 2
    assert words["clear."] == wording.spoken.text.split().index("clear.") / 2


@given(mathematics, mathematics, st.floats(0.1, 30), st.randoms())
def test_word_times_are_in_order_and_within_the_recording_whatever_is_said(text, say, duration, random):
    wording = Wording.of(Line(text, say), "en")
    heard = _heard(wording)
    spans = [(word.char_start, word.char_end) for word in heard]
    random.shuffle(spans)
    shuffled = [Heard(word.start, word.end, *span) for word, span in zip(heard, spans, strict=True)]
    words = wording.words(shuffled, duration)
    assert all(text[word.char_start : word.char_end] == word.text for word in words)
    assert all(0 <= word.start <= word.end <= duration for word in words)
    starts = [word.start for word in words]
    assert starts == sorted(starts)


def test_a_voice_that_reports_words_out_of_order_is_put_in_order():
    wording = Wording.of(Line("one two three", ""), "en")
    words = wording.words([Heard(1.0, 1.5, 0, 3), Heard(0.2, 0.6, 4, 7), Heard(1.5, 2.0, 8, 13)], 2.0)
    starts = [word.start for word in words]
    assert starts == sorted(starts)
