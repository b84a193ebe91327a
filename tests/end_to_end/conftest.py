"""The command line as a user runs it, and what it takes to look at what comes out."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

pytest.register_assert_rewrite("conversing")

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h

LESSON = '''\
"""Two shapes"""
from manim import *


class First(Scene):
    """A circle"""

    def construct(self):
        circle = Circle()
        with self.voiceover(text="This is a circle. It has no corners at all.", visual="A circle appears.") as tracker:
            self.play(Create(circle), run_time=tracker.duration)


class Second(Scene):
    """A square"""

    def construct(self):
        square = Square()
        with self.voiceover(text="This is a square, and it has four corners.") as tracker:
            self.play(Create(square), run_time=tracker.duration)
        with self.voiceover(text="Now it turns, by a quarter of a full circle."):
            self.play(Rotate(square, PI / 2), run_time=1)
'''


class Stitcher:
    """Runs commands with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def command(self, *arguments: object) -> list[str]:
        name, *rest = (str(argument) for argument in arguments)
        wants_data = name != "voices" and not (name == "templates" and rest and rest[0] != "match")
        return [sys.executable, "-m", "stitcher_lab", name, *rest, *(["--data", str(self.data)] if wants_data else [])]

    def __call__(self, *arguments: object, code: int = 0, **options: object) -> subprocess.CompletedProcess:
        done = subprocess.run(
            self.command(*arguments), capture_output=True, text=True, check=False, timeout=280, **options
        )
        assert done.returncode == code, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def json(self, *arguments: object, code: int = 0, **options: object) -> dict:
        return json.loads(self(*arguments, "--json", code=code, **options).stdout)

    def start(self, *arguments: object) -> subprocess.Popen:
        return subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )


@pytest.fixture(scope="session")
def shared(tmp_path_factory, known):
    """A data folder that several tests share, so that what one made the next finds in the cache."""
    return Stitcher(known(tmp_path_factory.mktemp("shared")))


@pytest.fixture
def stitcher(tmp_path):
    return Stitcher(tmp_path / "data")


@pytest.fixture
def grounded(known, tmp_path):
    """Commands with a data folder of their own, in which the installed Manim is known already."""
    return Stitcher(known(tmp_path / "data"))


@pytest.fixture
def lesson(tmp_path):
    path = tmp_path / "two_shapes.py"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def orphans():
    """Adopt what a killed child leaves behind; calling it waits a moment and says which processes are still there."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = set(_children())

    def left(patience: float = 5.0) -> list[str]:
        deadline = time.monotonic() + patience
        while True:
            _reap()
            found = [_name(pid) for pid in _children() if pid not in before]
            if not found or time.monotonic() > deadline:
                return found
            time.sleep(0.05)

    yield left
    for pid in set(_children()) - before:
        os.kill(pid, signal.SIGKILL)
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _processes() -> dict[int, tuple[int, str]]:
    """The parent and the state of every process there is."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:2]
            except OSError:
                continue
            found[int(entry.name)] = (int(parent), state)
    return found


def _children() -> list[int]:
    """Everything alive below this process."""
    me, processes = os.getpid(), _processes()
    found = []
    for pid, (_, state) in processes.items():
        at = pid
        while at in processes and at != me:
            at = processes[at][0]
        if at == me and pid != me and state != "Z":
            found.append(pid)
    return found


def _reap() -> None:
    for pid, (parent, state) in _processes().items():
        if state == "Z" and parent == os.getpid():
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")[:200]
    except OSError:
        return str(pid)
