"""A lone "a" is the letter's name in a formula and the article in a sentence."""

# ruff: noqa: RUF001 (phonetic letters)

from __future__ import annotations

import pytest

from stitcher_lab.narration.engines.kokoro_symbols import CORRECTIONS, SYMBOLS
from stitcher_lab.narration.engines.phonemes import AmericanEnglish, ThroughEspeak
from stitcher_lab.narration.letters import letter_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Compare node A with node B.", [13]),
        ("From A to B.", [5]),
        ("A is the root.", [0]),
        ("A node is a point.", []),
        ("a plus b equals c, and a squared", [0, 23]),
        ("A graph. A tree? A list: a queue!", []),
        ("Points A, B and C; then a.", [7, 24]),
        ("It takes a while to sort a list of a million.", []),
        ("a x squared plus b x plus c", [0]),
        ("Matrix A times the vector is not a mistake.", [7]),
        ("The swing: A cosine omega t. A sine wave.", [11]),
        ("A-level, a.m., U.S.A. and Vitamin-A", []),
    ],
)
def test_names_and_articles(text, names):
    assert list(letter_names(text)) == names


@pytest.mark.parametrize("phonemizer", [AmericanEnglish, lambda: ThroughEspeak("en")])
def test_the_neural_voice_says_the_name(phonemizer):
    sounds = phonemizer().sounds("From A to B, a plus b; a list.")
    said = [sound.phonemes for sound in sounds if sound.char_end - sound.char_start == 1 and sound.is_word]
    assert said[0] == said[2] == "ˈA"
    assert said[-1] != "ˈA"


def test_names_of_mathematicians_are_said_right():
    sounds = AmericanEnglish().sounds("Fibonacci's rabbits, Euler and Lagrange")
    said = [sound.phonemes for sound in sounds if sound.is_word]
    assert said[0] == CORRECTIONS["fibonacci"] + "z"
    assert said[2:5:2] == [CORRECTIONS["euler"], CORRECTIONS["lagrange"]]


def test_every_correction_is_written_in_the_models_symbols():
    assert set("".join(CORRECTIONS.values())) <= set(SYMBOLS)


def test_every_word_is_said_and_knows_its_place():
    text = "The eigenvector's direction, x equals seventeen, and Dijkstra's O of n log n."
    for phonemizer in (AmericanEnglish(), ThroughEspeak("en")):
        words = [sound for sound in phonemizer.sounds(text) if sound.is_word]
        heard = {text[word.char_start : word.char_end] for word in words}
        assert {"direction", "seventeen", "equals"} <= heard
        assert all(set(word.phonemes) & set(SYMBOLS) for word in words)
