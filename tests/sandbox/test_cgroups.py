"""A fence of control groups, in a group that these tests make for themselves."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Limits, Task, Verdict, cgroups, open_sandbox
from stitcher_lab.sandbox.supervisor import Supervised

MIB = 1024 * 1024
PLACES = (Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup"))


@pytest.fixture
def group():
    """A group of our own, of whichever version this machine has."""
    for place in PLACES:
        if (place / "cgroup.procs").exists() and os.access(place, os.W_OK):
            folder = place / f"test-of-fences-{os.getpid()}"
            try:
                folder.mkdir()
            except OSError:
                continue
            if cgroups.find(str(folder)) is not None:
                yield folder
                folder.rmdir()  # fails where anything was left
                return
            folder.rmdir()
    pytest.skip("no control group can be made here")


@pytest.fixture(params=["bubblewrap", "landlock"])
def fenced(request, group, tmp_path):
    def run(source, limits):
        sandbox = open_sandbox(tier=request.param, control_group=str(group))
        files = {"hostile.py": dedent(source).encode()}
        return sandbox.run(Task("hostile", {}, files, limits), tmp_path, cancellation=Cancellation())

    return run


def test_an_ordinary_task_notices_nothing(fenced):
    outcome = fenced("import os\ndef main(r, c): os.system('true')", Limits(wall=30))
    assert outcome.verdict is Verdict.DONE


def test_the_kernel_stops_what_our_looks_are_too_slow_for(group, tmp_path, monkeypatch):
    """With nobody watching at all, the fence holds; and the verdict is of memory, not of a killed worker."""
    from stitcher_lab.sandbox import tree  # noqa: PLC0415

    monkeypatch.setattr(tree, "usage", lambda _root, _enough: tree.Usage(0, 1))
    sandbox = open_sandbox(control_group=str(group))
    source = b"def main(r, c):\n x = []\n while True: x.append(bytearray(1 << 20))"
    limits = Limits(wall=60, memory=100 * MIB, scratch=50 * MIB)
    outcome = sandbox.run(Task("hostile", {}, {"hostile.py": source}, limits), tmp_path, cancellation=Cancellation())
    assert outcome.verdict is Verdict.MEMORY
    assert "out of memory" in outcome.log


def test_what_was_left_by_the_killed_is_swept(group):
    gone = subprocess.Popen(["true"])
    gone.wait()
    stale, alive, other = (group / name for name in (f"stitcher-{gone.pid}-0", f"stitcher-{os.getpid()}-x", "else"))
    for folder in (stale, alive, other):
        folder.mkdir()
    try:
        assert cgroups.find(str(group)) is not None
        assert not stale.exists()
        assert alive.exists()
        assert other.exists()
    finally:
        for folder in (alive, other):
            folder.rmdir()


def test_without_the_right_there_is_no_fence_and_no_error(tmp_path):
    assert cgroups.find(str(tmp_path / "nowhere")) is None
    assert cgroups.find("/sys/kernel") is None
    assert "watched only" in cgroups.describe(str(tmp_path / "nowhere"))
    outcome = open_sandbox(control_group=str(tmp_path)).run(
        Task("quiet", {}, {"quiet.py": b"def main(r, c): pass"}), tmp_path, cancellation=Cancellation()
    )
    assert outcome.verdict is Verdict.DONE


def test_a_group_that_vanishes_is_done_without(tmp_path):
    fences = cgroups.Fences(tmp_path / "gone", 2)
    assert fences.around([os.getpid()], Limits()) is None
    assert Supervised(open_sandbox()._tier, fences=fences).tier == "bubblewrap"
