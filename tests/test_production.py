"""A job from script to video: what overlaps, what is made once, and what somebody who watches is shown."""

from __future__ import annotations

from dataclasses import replace

import av
import pytest

from stitcher_lab.audience import Audience
from stitcher_lab.brief import make_brief
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.config import Settings
from stitcher_lab.model import EventKind, Quality, Stage
from stitcher_lab.pipeline import render_script
from stitcher_lab.script_file import as_script
from stitcher_lab.studio import open_studio

SOURCE = """\
from manim import *
from manim_voiceover import VoiceoverScene


class One(VoiceoverScene):
    def construct(self):
        with self.voiceover(text="This is the first circle.") as line:
            self.play(Create(Circle()), run_time=line.duration)


class Two(VoiceoverScene):
    def construct(self):
        with self.voiceover(text="And here comes a square."):
            self.play(FadeIn(Square()))
        with self.voiceover(text="It goes."):
            self.play(FadeOut(Square()), run_time=3)
        self.wait(0.5)
"""
TINY = Quality("tiny", 128, 72, 10)


class Seat(Audience):
    def __init__(self):
        self.said = []
        self.previews = []
        self.cues = {}
        self.clips = {}

    def planned(self, scenes, quality):
        self.said.append(("planned", *scenes, quality.name))

    def spoken(self, place, order, narration, cues, frames):
        self.said.append(("spoken", place))
        assert set(order.keys.values()) == narration.lines.keys()
        self.cues[place] = (cues, frames)

    def drawn(self, place, clip):
        self.said.append(("drawn", place))
        self.clips[place] = clip

    def preview(self, path):
        with av.open(str(path)) as container:
            self.previews.append((container.streams.video[0].height, float(container.duration / av.time_base)))
        self.said.append(("preview",))


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production")
    settings = Settings(data_dir=str(folder / "data"), warm_sandboxes=0)

    def make(source=SOURCE, *, audience=None, quality=TINY, preview=False, voice="espeak", name="a.mp4"):
        brief = replace(make_brief("x", settings, voice=voice, preview=preview), quality=quality)
        events = []
        video = render_script(
            as_script(source, "lesson.py"), brief, open_studio(settings), output=folder / name,
            cancellation=Cancellation(), on_event=events.append, audience=audience or Audience(),
        )  # fmt: skip
        return video, events

    return make


@pytest.fixture(scope="module")
def first(make):
    seat = Seat()
    return (*make(audience=seat), seat)


def test_stages_begin_in_order_and_each_ends(first):
    _, events, _ = first
    begun = [event.stage for event in events if event.kind is EventKind.STARTED]
    assert begun == [Stage.REHEARSING, Stage.SPEAKING, Stage.RENDERING, Stage.FINALIZING]
    ended = [event.stage for event in events if event.kind is EventKind.FINISHED]
    assert sorted(ended) == sorted(begun)
    assert ended[-2:] == [Stage.RENDERING, Stage.FINALIZING]
    for stage in begun:
        fractions = [event.fraction for event in events if event.stage is stage and event.kind is EventKind.PROGRESS]
        assert fractions == sorted(fractions)


def test_somebody_who_watches_hears_of_each_scene_its_lines_first(first):
    _, _, seat = first
    assert seat.said[0] == ("planned", "One", "Two", "tiny")
    for place in (0, 1):
        assert seat.said.index(("spoken", place)) < seat.said.index(("drawn", place))


def test_what_is_expected_of_lines_comes_true(first):
    """A line that fills its beat, one that is longer than its animation, and one that is shorter."""
    _, _, seat = first
    for place, clip in seat.clips.items():
        cues, frames = seat.cues[place]
        assert cues == [(beat.key, beat.start_frame) for beat in clip.beats]
        assert frames == clip.frames


def test_an_edited_line_draws_and_records_what_changed(make, first):
    video, _, _ = first
    seat = Seat()
    again, events = make(SOURCE.replace("It goes.", "It goes away."), audience=seat, name="b.mp4")
    steps = [event.message for event in events if event.kind is EventKind.STEP]
    assert "speaking 1 of 3 lines" in steps
    assert "1 of 2 scenes were drawn before" in steps
    assert [step for step in steps if step.startswith("drawing")] == ["drawing Two"]
    assert again.duration == pytest.approx(video.duration, abs=1.0)


def test_another_colour_needs_no_new_sound(make, first, monkeypatch):
    from stitcher_lab import finishing  # noqa: PLC0415

    def refuse(*_, **__):
        raise AssertionError("the sound was made before")

    monkeypatch.setattr(finishing, "make_track", refuse)
    video, _ = make(SOURCE.replace("Circle()", "Circle(color=RED)"), name="c.mp4")
    assert video.path.stat().st_size > 0


def test_a_preview_comes_first_and_is_told_as_one_job(make):
    seat = Seat()
    large = replace(TINY, name="large", width=256, height=144, fps=30)
    video, events = make(audience=seat, quality=large, preview=True, name="d.mp4")
    assert seat.previews == [(480, pytest.approx(video.duration, abs=0.5))]
    assert seat.said.index(("preview",)) < len(seat.said) - 1
    kinds = [(event.stage, event.kind) for event in events]
    for stage in (Stage.REHEARSING, Stage.SPEAKING, Stage.RENDERING, Stage.FINALIZING):
        assert kinds.count((stage, EventKind.STARTED)) == kinds.count((stage, EventKind.FINISHED)) == 1
    drawing = [event.fraction for event in events if event.stage is Stage.RENDERING and event.fraction is not None]
    assert drawing == sorted(drawing)
    assert "The preview is ready." in [event.message for event in events]


def test_somebody_who_fails_to_watch_costs_nothing(make):
    class Clumsy(Audience):
        def spoken(self, *_):
            raise RuntimeError("oh")

    video, _ = make(audience=Clumsy(), name="e.mp4")
    assert video.path.exists()
