"""Captions, chapters and times: read and written so that every cue lies within the video."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.errors import ScriptError
from stitcher_lab.model import BeatSpan, Clip, Narration
from stitcher_lab.stitching.captions import subtitle_track
from stitcher_lab.stitching.chapters import chapter_spans, chapters_vtt
from stitcher_lab.stitching.language import iso_639_2
from stitcher_lab.stitching.timeline import SAMPLE_RATE, Timeline, lay_out


def test_cues_never_overlap_nor_outlast_the_video() -> None:
    cues = [(2.0, 9.0, "b"), (1.0, 3.0, "a\n42"), (20.0, 21.0, "late"), (3.0, 3.0, "no time"), (4.0, 4.5, " ")]
    assert subtitle_track(cues, length=5000) == [(1000, 2000, "a\n42"), (2000, 3000, "b")]
    assert subtitle_track([(1.0004, 9.0, "x")], length=5000) == [(1000, 5000, "x")]
    assert subtitle_track([], length=1000) == []


def test_chapters_start_at_zero_and_end_with_the_video() -> None:
    assert chapter_spans([(0.5, "One"), (2.0, "Two\nlines"), (9.0, "Late")], length=4000) == [
        (0, 2000, "One"),
        (2000, 4000, "Two lines"),
    ]
    assert chapter_spans([], length=4000) == []


@given(
    st.lists(st.tuples(st.floats(-1, 100), st.text(st.characters(codec="utf-8"), max_size=20)), max_size=8),
    st.integers(1, 60_000),
)
def test_chapters_never_overlap(starts: list[tuple[float, str]], length: int) -> None:
    spans = chapter_spans(starts, length=length)
    assert all(0 <= start < end <= length for start, end, _ in spans)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    if spans:
        assert (spans[0][0], spans[-1][1]) == (0, length)


def test_chapter_titles_are_escaped_for_webvtt() -> None:
    text = chapters_vtt([(0, 61_001, "a < b & c"), (61_001, 3_700_000, "-->")])
    cues = webvtt.from_buffer(io.StringIO(text))
    assert [(cue.start, cue.end) for cue in cues] == [
        ("00:00:00.000", "00:01:01.001"),
        ("00:01:01.001", "01:01:40.000"),
    ]
    assert "a &lt; b &amp; c" in text
    assert "--&gt;" in text


def test_languages_as_mp4_wants_them() -> None:
    assert [iso_639_2(tag) for tag in ("en", "pt-BR", "de_CH", "eng", "xx", "")] == [
        "eng", "por", "deu", "eng", "und", "und",
    ]  # fmt: skip


@given(st.sampled_from([15, 24, 25, 30, 50, 60]), st.integers(0, 200_000))
def test_a_frame_and_its_sample_are_the_same_moment(fps: int, frame: int) -> None:
    timeline = Timeline(fps, 1, (0,), ())
    assert abs(timeline.sample(frame) / SAMPLE_RATE - frame / fps) <= 0.5 / SAMPLE_RATE + 1e-9


def clip(frames: int, *beats: BeatSpan, fps: int = 15) -> Clip:
    return Clip("One", "One", None, frames, fps, beats)


def test_beats_are_placed_after_all_clips_before() -> None:
    narration = Narration("", "", "", "en", {"a": None, "b": None})
    timeline = lay_out([clip(31, BeatSpan("a", 3, 9)), clip(20, BeatSpan("b", 0, 20))], narration)
    assert [(beat.key, beat.clip, beat.start_frame, beat.end_frame) for beat in timeline.beats] == [
        ("a", 0, 3, 9),
        ("b", 1, 31, 51),
    ]
    assert (timeline.frames, timeline.first_frames) == (51, (0, 31))


@pytest.mark.parametrize(
    ("clips", "sentence"),
    [
        ([], "no scene to make a video of"),
        ([clip(0)], "One has no frame"),
        ([clip(5), clip(5, fps=30)], "30 frames per second, the scene before at 15"),
        ([clip(5, BeatSpan("a", 2, 6))], "outside its own length"),
    ],
)
def test_what_cannot_be_laid_out_is_told_in_a_sentence(clips: list[Clip], sentence: str) -> None:
    with pytest.raises(ScriptError, match=sentence):
        lay_out(clips, None)
