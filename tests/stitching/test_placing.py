"""The finished files appear whole or not at all, and the same work gives the same bytes."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from footage import SMALL, clip

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import DiskFull
from stitcher_lab.stitching import stitch

FRAMES = 40


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    return clip(tmp_path_factory.mktemp("clips"), "One", FRAMES)


def deliver(one, sandbox, output: Path, workdir: Path) -> None:
    stitch(
        [one, replace(one, scene="Two")],
        None,
        output=output,
        quality=SMALL,
        title="Twice",
        sandbox=sandbox,
        cancellation=Cancellation(),
        workdir=workdir,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_work_gives_the_same_bytes(tmp_path: Path, sandbox, one) -> None:
    for name in ("a", "b"):
        deliver(one, sandbox, tmp_path / name / "video.mp4", tmp_path / f"work-{name}")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert sorted(contents(tmp_path / "a")) == [
        "video.chapters.vtt", "video.mp4", "video.poster.png", "video.strip.jpg",
    ]  # fmt: skip


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, sandbox, one, small_disk: Path) -> None:
    output = small_disk / "video.mp4"
    output.write_bytes(b"the old one")
    (small_disk / "filler").write_bytes(bytes(1 << 20)[: (1 << 20) - 16384])
    with pytest.raises(DiskFull, match="no space left"):
        deliver(one, sandbox, output, tmp_path / "work")
    assert output.read_bytes() == b"the old one"
    assert sorted(contents(small_disk)) == ["filler", "video.mp4"]


WORKER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from footage import SMALL
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import Clip
from stitcher_lab.sandbox import open_sandbox
from stitcher_lab.stitching import stitch
clip = Clip("One", "About One", Path(sys.argv[2]), 40, 15, ())
two = Clip("Two", "About One", Path(sys.argv[2]), 40, 15, ())
sandbox = open_sandbox()
print("ready", flush=True)
for number in range(100):
    stitch([clip, two], None, output=Path(sys.argv[3]), quality=SMALL, title="Twice", sandbox=sandbox,
           cancellation=Cancellation(), workdir=Path(sys.argv[4]) / str(number))
"""


def test_killed_at_any_moment_there_is_no_half_video_and_the_next_run_works(tmp_path: Path, sandbox, one) -> None:
    deliver(one, sandbox, tmp_path / "reference" / "video.mp4", tmp_path / "work")
    whole = contents(tmp_path / "reference")
    output = tmp_path / "out" / "video.mp4"
    for attempt in range(5):
        arguments = [Path(__file__).parent, one.path, output, tmp_path / f"work-{attempt}"]
        worker = subprocess.Popen([sys.executable, "-c", WORKER, *map(str, arguments)], stdout=subprocess.PIPE)
        worker.stdout.readline()
        time.sleep(0.2 + 0.29 * attempt)
        worker.kill()
        worker.communicate()
        if output.parent.exists():
            finished = {name: text for name, text in contents(output.parent).items() if not name.startswith(".")}
            assert all(whole[name] == text for name, text in finished.items())
            if "video.mp4" in finished:
                assert finished == whole
    deliver(one, sandbox, output, tmp_path / "work-last")
    assert contents(output.parent) == whole
