"""Where nothing is spoken, the first scene is drawn while the script is rehearsed; what comes of it is the same."""

from __future__ import annotations

import time
from dataclasses import replace

import av
import numpy as np
import pytest

from stitcher_lab.audience import Audience
from stitcher_lab.brief import make_brief
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.config import Settings
from stitcher_lab.errors import Cancelled, GuardError, ScriptError, StitcherError
from stitcher_lab.model import Quality, Stage
from stitcher_lab.pipeline import render_script
from stitcher_lab.render.parallel.worth import Meter
from stitcher_lab.script_file import as_script
from stitcher_lab.studio import open_studio

TINY = Quality("tiny", 128, 72, 10)
SILENT = """\
from manim import *


class One(Scene):
    def construct(self):
        self.play(Write(MathTex("a^2 + {number}")))
        self.play(Create(Circle()), run_time=2)


class Two(Scene):
    def construct(self):
        self.play(Create(Square()))
"""


class Noting:
    """A sandbox that notes its tasks: what, since when, until when, and how they ended."""

    def __init__(self, sandbox):
        self._sandbox = sandbox
        self.tasks = []

    def __getattr__(self, name):
        return getattr(self._sandbox, name)

    def run(self, task, outbox, **how):
        note = {
            "what": task.request.get("op") or task.module.rpartition(".")[0].rpartition(".")[2],
            "scenes": task.request.get("scenes"), "began": time.monotonic(),
        }  # fmt: skip
        self.tasks.append(note)
        try:
            outcome = self._sandbox.run(task, outbox, **how)
            note["verdict"] = str(outcome.verdict)
            return outcome
        finally:
            note["ended"] = time.monotonic()

    def all(self, what):
        return [task for task in self.tasks if task["what"] == what]


class Pieces(Audience):
    wants_pieces = True

    def __init__(self):
        self.pieces = {}

    def piece(self, place, number, content):
        assert number == len(self.pieces.setdefault(place, []))
        self.pieces[place].append(content)


def pictures(path):
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="gray") for frame in container.decode(video=0)])


@pytest.fixture
def make(tmp_path):

    def make(source, *, audience=None, cancellation=None, on_event=lambda _: None, workers=2):
        settings = Settings(data_dir=str(tmp_path / "data"), warm_sandboxes=0, workers=workers)
        studio = open_studio(settings)
        sandbox = Noting(studio.sandbox)
        brief = replace(make_brief("x", settings, voice="silent"), quality=TINY)
        make.sandbox = sandbox
        return render_script(
            as_script(source, "lesson.py"), brief, replace(studio, sandbox=sandbox), output=tmp_path / "a.mp4",
            cancellation=cancellation or Cancellation(), on_event=on_event, audience=audience or Audience(),
        )  # fmt: skip

    yield make
    assert not list((tmp_path / "data").glob("work/*"))


def test_it_is_drawn_once_and_while_it_is_rehearsed(make):
    audience = Pieces()
    video = make(SILENT.replace("{number}", "7"), audience=audience)
    assert (video.gaps, round(video.duration)) == ((), 4)
    first, second = make.sandbox.all("draw")
    assert (first["scenes"], second["scenes"]) == (["One"], ["Two"])
    (rehearsal,) = make.sandbox.all("rehearse")
    assert first["began"] < rehearsal["ended"] < second["began"]
    # Rehearsal and drawing both need the formula; it is set once.
    assert len(make.sandbox.all("tex")) == 1
    assert b"".join(audience.pieces[0])[4:8] == b"ftyp"


def test_what_was_drawn_before_is_not_begun_again(make):
    make(SILENT)
    make(SILENT)
    assert not make.sandbox.all("draw")


def test_the_picture_is_the_one_that_is_drawn_in_its_turn(make, tmp_path):
    make(SILENT)
    early = pictures(tmp_path / "a.mp4")
    make(SILENT.replace("class One", "class Another"), workers=1)
    assert make.sandbox.all("rehearse")[0]["ended"] < make.sandbox.all("draw")[0]["began"]
    late = make.sandbox.all("draw")
    assert late[0]["scenes"] == ["Another"]
    assert np.array_equal(early, pictures(tmp_path / "a.mp4"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SILENT.replace("Circle()", "Circle(").replace("Square()", "Square("), "syntax"),
        ("import socket\n" + SILENT, "socket"),
    ],
)
def test_nothing_is_drawn_that_the_guard_refuses(make, source, said):
    with pytest.raises((GuardError, ScriptError), match=f"(?i){said}"):
        make(source)
    assert not make.sandbox.tasks


def test_nothing_is_drawn_ahead_of_its_voice(make):
    make(
        SILENT.replace(
            "self.play(Create(Square()))", 'with self.voiceover(text="A square."):\n            self.wait(1)'
        )
    )
    assert make.sandbox.all("rehearse")[0]["ended"] < min(task["began"] for task in make.sandbox.all("draw"))


def test_a_scene_that_fails_in_rehearsal_is_stopped_and_told_as_ever(make):
    source = SILENT.replace("run_time=2)", "run_time=2)\n        Circle().nonsense()")
    video = make(source)
    assert [gap.scene for gap in video.gaps] == ["One"]
    assert "nonsense" in video.gaps[0].reason
    early = make.sandbox.all("draw")[0]
    assert early["scenes"] == ["One"]


def test_a_scene_that_fails_only_when_it_is_drawn_is_a_gap(make):
    source = SILENT.replace('MathTex("a^2 + {number}")', 'Dot() if config["format"] != "mp4" else 1 / 0')
    video = make(source)
    assert [gap.scene for gap in video.gaps] == ["One"]
    assert "division" in video.gaps[0].reason
    assert [task["scenes"] for task in make.sandbox.all("draw")] == [["One"], ["Two"]]


def test_stop_stops_it(make):
    stop = Cancellation()
    long = SILENT.replace("run_time=2", "run_time=200")
    with pytest.raises(Cancelled):
        make(long, cancellation=stop, on_event=lambda event: stop.cancel() if event.stage is Stage.RENDERING else None)
    assert all("ended" in task for task in make.sandbox.tasks)


def test_a_failed_rehearsal_ends_it(make):
    with pytest.raises(StitcherError, match=r"(?i)zero"):
        make(SILENT + "\n1 / 0\n")
    assert all("ended" in task for task in make.sandbox.tasks)


def test_the_length_is_asked_once_and_when_it_matters(monkeypatch):
    asked = []
    meter = Meter(2, 30, None, lambda: asked.append(1) or 1000)
    clock = {"own": 0.0, "all": 0.0}
    monkeypatch.setattr("stitcher_lab.render.parallel.worth.time.thread_time", lambda: clock["own"])
    monkeypatch.setattr("stitcher_lab.render.parallel.worth.time.process_time", lambda: clock["all"])
    paid = []
    for frame in range(1, 61):
        begun = meter.begin()
        clock["own"] += 0.02  # a frame is drawn
        clock["all"] += 0.02
        meter.end(begun)
        paid.append(meter.pays(frame))
        assert len(asked) == (1 if any(paid) else 0)
    assert paid[-1]
    assert not paid[0]
