"""Captions keep the rules of the guides, and are files that other programs read."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
import webvtt as webvtt_py
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.model import Line, SpokenLine, Word
from stitcher_lab.narration import Beat, Chapter, cues, srt, transcript, webvtt
from stitcher_lab.narration.breaking import in_lines
from stitcher_lab.narration.spreading import spread

LESSON = (
    "Suppose we look for 42 in a sorted list of nine numbers: 3, 9, 17, 25, 42, 60, 77, 81 and 90.",
    (
        "Binary search starts in the middle and asks one question: is the number we want smaller or larger? Each "
        "answer throws away half of what is left, so even a million entries need only twenty steps."
    ),
    "Yes.",
    "That is the whole idea, and it is one of the most useful ones in all of computer science.",
)


def spoken(text, *, rate=15.0):
    """A line as a voice would say it, ``rate`` characters a second."""
    duration = max(0.8, len(text) / rate)
    words = tuple(
        Word(text[h.char_start : h.char_end], h.start, h.end, h.char_start, h.char_end)
        for h in spread(text, 0.0, duration - 0.3)
    )
    return SpokenLine(Line(text, ""), Path("no.wav"), duration, words)


def one_after_the_other(texts, **options):
    lines, at = [], 0.0
    for text in texts:
        line = spoken(text, **options)
        lines.append((line, at))
        at += line.duration
    return lines, at


def words_of(shown):
    return " ".join(cue.text for cue in shown).split()


def test_a_lesson_reads_well():
    lines, duration = one_after_the_other(LESSON)
    shown = cues(lines, duration)
    assert words_of(shown) == " ".join(LESSON).split()
    for cue in shown:
        rows = cue.text.split("\n")
        assert len(rows) <= 2
        assert all(len(row) <= 42 for row in rows)
        assert 1.0 <= cue.end - cue.start <= 7.0
        assert len(cue.text) / (cue.end - cue.start) <= 20
        assert rows[-1].split()[-1].lower() not in {"the", "a", "of", "and", "to"}
    assert any(cue.text.endswith("smaller or larger?") for cue in shown), "cut at the sentence"
    assert not any(len(cue.text.split()) == 1 for cue in shown), "no word alone"


def test_a_cue_comes_with_its_words():
    lines, duration = one_after_the_other(LESSON)
    for cue in cues(lines, duration):
        first = cue.text.split()[0]
        starts = [start + word.start for line, start in lines for word in line.words if word.text == first]
        assert min(abs(cue.start - start) for start in starts) < 0.05


text_lines = st.text(st.sampled_from("abcdefg ABC,.?!:;—-’éß<>&二分 \n"), min_size=1, max_size=220)


@given(st.lists(text_lines, max_size=6), st.floats(4, 40), st.floats(0, 3))
def test_whatever_is_said_cues_keep_their_form(texts, rate, less):
    lines, whole = one_after_the_other(texts, rate=rate)
    duration = max(0.1, whole - less)
    shown = cues(lines, duration)
    assert all(0 <= cue.start < cue.end <= duration + 1e-3 for cue in shown)
    assert all(one.end <= other.start for one, other in pairwise(shown))
    for cue in shown:
        rows = cue.text.split("\n")
        assert len(rows) <= 2
        assert all(0 < len(row) <= 42 for row in rows)
        assert cue.end - cue.start <= 7.001
    if not less:
        assert "".join(words_of(shown)) == "".join("".join(texts).split())


@given(st.lists(text_lines, max_size=4))
def test_the_files_are_read_back_as_they_were(texts):
    lines, duration = one_after_the_other(texts)
    shown = cues(lines, duration)
    for read in (
        webvtt_py.from_string(webvtt(shown)),
        webvtt_py.from_buffer(io.StringIO(srt(shown)), format="srt") if shown else [],
    ):
        assert len(read) == len(shown)
        for cue, caption in zip(shown, read, strict=True):
            assert caption.start_in_seconds == int(cue.start)
    for cue, caption in zip(shown, webvtt_py.from_string(webvtt(shown)), strict=True):
        raw = caption.raw_text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert raw.split() == cue.text.split()


def test_a_slow_voice_does_not_leave_a_cue_standing():
    lines, duration = one_after_the_other(["Wait …", "and see."], rate=0.4)
    assert all(cue.end - cue.start <= 7.0 for cue in cues(lines, duration))


def test_a_word_longer_than_a_line_is_shown_in_pieces():
    word = "二" * 100
    lines, duration = one_after_the_other([word])
    shown = cues(lines, duration)
    assert "".join(words_of(shown)) == word
    assert all(len(row) <= 42 for cue in shown for row in cue.text.split("\n"))


def test_markup_in_a_caption_is_text():
    lines, duration = one_after_the_other(["If a < b & b > c, see <i>here</i> --> there."])
    shown = cues(lines, duration)
    assert "&lt;i>" not in webvtt(shown)
    assert "a &lt; b &amp; b &gt; c" in webvtt(shown).replace("\n", " ")
    assert srt(shown).count("-->") == len(shown)


def test_hours_are_written_out():
    line = spoken("A very long lecture.")
    assert "01:01:01.500 --> 01:01:" in webvtt(cues([(line, 3661.5)], 4000))
    assert "01:01:01,500 --> 01:01:" in srt(cues([(line, 3661.5)], 4000))


def test_nothing_said_is_an_empty_file():
    assert webvtt(cues([], 10)) == "WEBVTT\n"
    assert not len(webvtt_py.from_string(webvtt(cues([], 10))))
    assert srt(cues([], 10)) == ""


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("Short enough for one line.", ["Short enough for one line."]),
        (
            "Each answer throws away half of what is left, so it ends",
            ["Each answer throws away", "half of what is left, so it ends"],
        ),
    ],
)
def test_lines_are_cut_where_the_sentence_breathes(sentence, lines):
    found = in_lines(sentence.split()).split("\n")
    assert len(found) == len(lines)
    assert found[0].split()[-1] not in {"of", "the", "so"}


def test_the_transcript_tells_what_is_said_and_shown():
    one = SpokenLine(Line("We *start* here.", "", "A row of nine cells"), Path("no.wav"), 2.0, ())
    two = SpokenLine(Line("1. Look <left>", "", "A row of nine cells"), Path("no.wav"), 2.0, ())
    three = SpokenLine(Line("Done.", "", ""), Path("no.wav"), 2.0, ())
    chapters = [
        Chapter("Looking_for 42", 0.0, 70.0, (Beat(one, 0.5, 3.0), Beat(two, 65.0, 67.0))),
        Chapter("The end", 70.0, 75.0, (Beat(three, 71.0, 75.0),)),
    ]
    text = transcript("Search #1", chapters, voice="kokoro:af_heart")
    assert text.splitlines()[0] == r"# Search \#1"
    assert "Transcript of a video of 1:15. Spoken by kokoro:af\\_heart." in text
    assert r"## 0:00 Looking\_for 42" in text
    assert r"**0:00** We \*start\* here." in text
    assert r"**1:05** 1\. Look \<left\>" in text
    assert text.count("> Shown: A row of nine cells") == 1
    assert text.index("## 1:10 The end") < text.index("**1:11** Done.")
    assert "no voice" in transcript("T", chapters, voice="silent")
