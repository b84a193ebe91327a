"""Jobs as a door uses them: small scripts, real renders, and a stand-in for the pipeline where only order matters."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from stitcher_lab.config import Settings
from stitcher_lab.jobs import Jobs
from stitcher_lab.model import Event, EventKind, JobRequest, Stage, Video

QUICK = {"quality": "preview", "no_voice": True}

SCENE = """
class {name}(Scene):
    def construct(self):
        self.play(Create({shape}()), run_time={seconds})
"""


def script(*scenes: tuple[str, float]) -> str:
    """A scene file: a name and seconds for each scene."""
    shapes = ("Circle", "Square", "Triangle", "Star")
    return "from manim import *\n" + "".join(
        SCENE.format(name=name, shape=shapes[place % len(shapes)], seconds=seconds)
        for place, (name, seconds) in enumerate(scenes)
    )


SHORT = script(("One", 0.5))


def wait_for(condition, seconds=60.0):
    """Wait until ``condition`` gives something, and return it."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it did not come to this"
        time.sleep(0.02)
    return found


def ended(jobs, job, owner="", seconds=120.0):
    """Wait until a job has ended, and return how it stands."""
    return wait_for(lambda: (view := jobs.get(job, owner=owner)).state.ended and view, seconds)


def said(jobs, job, owner="", after=0):
    """All events, as kind, stage and message."""
    return [(event.kind, event.stage, event.message) for event in jobs.events(job, owner=owner, after=after)]


def descendants(pid):
    """All processes below ``pid``."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def there(pid):
    """Whether a process is there, and not just waiting to be asked how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Stand:
    """Stands in for the pipeline: works until it is let go, and remembers who began when."""

    def __init__(self):
        self.begun = []
        self.ended = []
        self.open = threading.Event()
        self.most = 0
        self._now = 0
        self._lock = threading.Lock()
        self.gates = {}

    def gate(self, prompt):
        return self.gates.setdefault(prompt, threading.Event())

    def __call__(self, request, *_, cancellation, on_event, **__):
        with self._lock:
            self.begun.append(request.prompt)
            self._now += 1
            self.most = max(self.most, self._now)
            gate = self.gate(request.prompt)
        on_event(Event(Stage.RENDERING, EventKind.STARTED))
        try:
            while not (self.open.is_set() or gate.is_set()):
                cancellation.wait(0.01)
                cancellation.check()
        finally:
            with self._lock:
                self._now -= 1
                self.ended.append(request.prompt)
        return Video(path=request.output, title=request.prompt, duration=1.0, voice="silent", files={})


@pytest.fixture
def stand():
    return Stand()


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def opened(data):
    """Open the jobs of the data folder; all are stopped in the end."""
    made = []

    def opening(engine="threads", running=2, settings=None, **more):
        settings = {"data_dir": str(data), "workers": 1} | (settings or {})
        jobs = Jobs(Settings(**settings), engine=engine, running=running, **more)
        made.append(jobs)
        return jobs

    yield opening
    for jobs in made:
        jobs.stop(cancel=True)


@pytest.fixture
def request_for(tmp_path):
    """Make a request: for a prompt, or for a script."""

    def make(prompt="", source=None, name="video", **options):
        return JobRequest(
            prompt=prompt or "Dots",
            source=SHORT if source is None and not prompt else source,
            output=tmp_path / "out" / f"{name}.mp4",
            options=QUICK | options,
            place=f"out/{name}.mp4",
        )

    return make


@pytest.fixture
def another_process(tmp_path, data):
    """Run code in another process that has ``jobs``, ``request(source)`` and the helpers of this file."""
    started = []

    def run(code, *, engine="dbos"):
        whole = f"""
import sys, time
from pathlib import Path
from stitcher_lab.config import Settings
from stitcher_lab.jobs import Jobs
from stitcher_lab.model import JobRequest
from tests.jobs.conftest import *

def request(source, name="video"):
    return JobRequest(prompt="Dots", source=source, output=Path({str(tmp_path)!r}) / "out" / f"{{name}}.mp4",
                      options=QUICK, place=f"out/{{name}}.mp4")

jobs = Jobs(Settings(data_dir={str(data)!r}, workers=1), engine={engine!r})
{code}
"""
        process = subprocess.Popen(
            [sys.executable, "-c", whole], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
