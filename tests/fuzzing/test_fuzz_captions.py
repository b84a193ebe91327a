"""WebVTT and SubRip: whatever is said, the files are what the specification wants, and say it."""

from __future__ import annotations

import re
from html import unescape
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
import webvtt
from fuzz import examples
from hypothesis import assume, given
from hypothesis import strategies as st

from stitcher_lab.cue_text import payload
from stitcher_lab.model import Line, SpokenLine, Word
from stitcher_lab.narration import captioning
from stitcher_lab.stitching.chapters import chapter_spans, chapters_vtt

TIME = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})")
NASTY = st.sampled_from(
    [
        "-->",
        "<v Bob>",
        "</c>",
        "&amp;",
        "&",
        "<00:01.000>",
        "NOTE",
        "STYLE",
        "WEBVTT",
        "REGION",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\0",
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u200e",
        "\u202e",
        "\x1b[2J",
        "1",
        "00:00:01.000 --> 00:00:02.000",
        "align:start",
        "🎉",
        "é",
    ]
)
speech = st.lists(st.one_of(NASTY, st.text(max_size=12)), max_size=12).map(" ".join)
seconds = st.one_of(st.floats(0, 4000), st.floats(0, 3), st.sampled_from([0.0, 0.0004, 0.9996, 59.9996, 3599.9999]))


def blocks(text):
    """Take a WebVTT file apart as https://www.w3.org/TR/webvtt1/ has it; every rule that is broken fails."""
    assert text.startswith("WEBVTT")
    assert "\0" not in text
    assert "\r" not in text
    head, _, rest = text.partition("\n\n")
    assert head.rstrip("\n") == "WEBVTT"
    found = []
    for block in filter(None, re.split(r"\n{2,}", rest.strip("\n"))):
        lines = block.split("\n")
        if "-->" not in lines[0]:
            assert not lines[0].startswith(("NOTE", "STYLE", "REGION"))
            lines = lines[1:]
        start, arrow, end = lines[0].split(" ")
        assert arrow == "-->"
        times = []
        for stamp in (start, end):
            hours, minutes, secs, thousandths = map(int, TIME.fullmatch(stamp).groups())
            times.append(((hours * 60 + minutes) * 60 + secs) * 1000 + thousandths)
        assert times[0] < times[1]
        payload = "\n".join(lines[1:])
        assert payload.strip()
        assert "-->" not in payload
        assert "<" not in payload
        assert re.sub(r"&(amp|lt|gt);", "", payload).count("&") == 0
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", payload)
        found.append((*times, unescape(payload)))
    return found


def parsed(text):
    """The same by a parser that others wrote."""
    return [cue.text for cue in webvtt.from_buffer(StringIO(text))]


@st.composite
def spoken(draw):
    said = draw(speech)
    assume(said.strip())
    words, at = [], 0.0
    if draw(st.booleans()):
        for match in re.finditer(r"\S+", said):
            length = draw(st.floats(0.0, 0.8))
            words.append(Word(match[0], at, at + length, match.start(), match.end()))
            at += length
    return said, tuple(words), max(at, draw(st.floats(0.1, 30)))


@examples(100)
@given(st.lists(st.tuples(spoken(), seconds), max_size=4), st.floats(0.5, 4100))
def test_captions_of_anything_are_webvtt(lines, duration):
    try:
        told = [(_line(said, words, length), start) for (said, words, length), start in lines]
    except ValueError:
        return  # a line that no storyboard takes
    shown = [cue for cue in captioning.cues(told, duration) if payload(cue.text)]  # one of controls only is left out
    text = captioning.webvtt(shown)
    text.encode()
    found = blocks(text)
    assert len(found) == len(shown)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(cue[1] <= duration * 1000 + 1 for cue in found)
    assert len(parsed(text)) == len(shown)
    sub = captioning.srt(shown)
    sub.encode()
    assert sub.count(" --> ") == len(shown)
    assert "\r" not in sub


def _line(said, words, length):
    return SpokenLine(line=Line(text=said, say=said), words=words, duration=length, wav=Path("line.wav"))


@examples(100)
@given(
    st.lists(
        st.tuples(
            st.one_of(seconds, st.sampled_from([-1.0, float("nan"), float("inf"), 1e9])),
            st.one_of(seconds, st.sampled_from([-1.0, float("nan"), float("inf"), 1e9])),
            speech,
        ),
        max_size=4,
    )
)
def test_cues_of_any_sort_are_written_right_or_refused(entries):
    shown = [captioning.Cue(*entry) for entry in entries]
    for write, check in ((captioning.webvtt, blocks), (captioning.srt, lambda text: text.encode())):
        try:
            text = write(shown)
        except ValueError:
            continue
        check(text)


@examples(100)
@given(st.lists(st.tuples(st.one_of(st.floats(-10, 5000)), speech), max_size=6), st.integers(0, 5_000_000))
def test_chapters_of_anything_are_webvtt(starts, length):
    spans = chapter_spans(starts, length=length)
    text = chapters_vtt(spans)
    text.encode()
    found = blocks(text)
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert not found or (found[0][0] == 0 and found[-1][1] == length)


@pytest.mark.parametrize("text", ["a\n\nb", "a --> b", "\0", "a\r\nb", "\ud800"])
def test_the_worst_cues_by_name(text):
    try:
        written = captioning.webvtt([captioning.Cue(0.0, 1.0, text)])
    except ValueError:
        return
    blocks(written)
    written.encode()
