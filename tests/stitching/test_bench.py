"""One cell for all the stitching of a video; what it dies of costs nobody else anything."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from footage import SMALL, clip, spoken, take, voice_like

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, ScriptError
from stitcher_lab.sandbox import Limits, Task, Verdict
from stitcher_lab.stitching import Cues, lay_out, look, make_track, stitch
from stitcher_lab.stitching import bench as benches
from stitcher_lab.stitching.bench import Bench


class Watched:
    """The real sandbox, and which modules were run in it."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.tier = sandbox.tier
        self.ran = []
        self.instead = {}

    def expect(self, preload, tasks):
        self.sandbox.expect(preload, tasks)

    def run(self, task, outbox, **options):
        self.ran.append(task.module)
        task = self.instead.pop(task.module, task)
        return self.sandbox.run(task, outbox, **options)


@pytest.fixture
def watched(sandbox):
    return Watched(sandbox)


@pytest.fixture
def bench(watched, tmp_path):
    with Bench(watched, tmp_path, Cancellation()) as bench:
        yield bench


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    folder = tmp_path_factory.mktemp("material")
    clips = [clip(folder, "One", 30, [("a", 5, 28)]), clip(folder, "Two", 20)]
    return clips, take(spoken(folder, "a", voice_like(1.2, 24000), 24000))


def means(bench: Bench, folder: Path):
    folder.mkdir(exist_ok=True)
    return {"quality": SMALL, "sandbox": bench, "cancellation": Cancellation(), "workdir": folder}


def look_on(bench, one, folder, stop):
    for number in itertools.count():
        look([one], **(means(bench, folder / f"{number}") | {"cancellation": stop}))


def sandboxes() -> list[int]:
    """The processes that hold this process's sandboxes."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == os.getpid() and b"bwrap" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def test_everything_is_done_in_one_cell(bench, watched, material, tmp_path):
    clips, narration = material
    looked = {
        place: look([one], **means(bench, tmp_path / f"look{place}"))[0] for place, one in enumerate(clips)
    }  # fmt: skip
    track = make_track(Cues.of(lay_out(clips, narration), narration), **means(bench, tmp_path / "sound"))
    made = stitch(
        clips, narration, output=tmp_path / "v.mp4", title="", looked=looked, track=track,
        **means(bench, tmp_path / "join"),
    )  # fmt: skip
    alone = stitch(clips, narration, output=tmp_path / "w.mp4", title="", **means(watched.sandbox, tmp_path / "alone"))
    assert made.path.read_bytes() == alone.path.read_bytes()
    assert watched.ran == [benches.BENCH]


def test_what_is_asked_at_the_same_time_is_done_one_after_the_other(bench, watched, material, tmp_path):
    (one, two), _ = material
    found = {}

    def work(place, it):
        found[place] = look([it], **means(bench, tmp_path / place))

    threads = [threading.Thread(target=work, args=each) for each in (("a", one), ("b", two), ("c", one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found["a"][0].seen == found["c"][0].seen != found["b"][0].seen
    assert watched.ran == [benches.BENCH]


def test_a_flaw_is_told_and_the_next_clip_is_looked_at(bench, watched, material, tmp_path):
    (good, _), _ = material
    path = tmp_path / "bad.mp4"
    path.write_bytes(b"no video")
    bad = type(good)(good.scene, good.title, path, good.frames, good.fps, good.beats)
    with pytest.raises(ScriptError, match="cannot be used"):
        look([bad], **means(bench, tmp_path / "bad"))
    assert look([good], **means(bench, tmp_path / "good"))
    assert watched.ran == [benches.BENCH]


def test_what_the_cell_dies_of_is_done_once_more_in_a_cell_of_its_own(bench, watched, material, tmp_path):
    """Its cell ends at once: the clip is looked at all the same, and the next one on a bench again."""
    (one, two), _ = material
    watched.instead[benches.BENCH] = Task("stitcher_lab.no_such_module")
    assert look([one], **means(bench, tmp_path / "one"))
    assert look([two], **means(bench, tmp_path / "two"))
    assert watched.ran == [benches.BENCH, benches.INSIDE, benches.BENCH]


def test_a_cell_that_was_killed_while_it_waited_costs_nothing(bench, material, tmp_path):
    (one, two), _ = material
    look([one], **means(bench, tmp_path / "one"))
    found = sandboxes()
    assert found
    for pid in found:
        os.kill(pid, signal.SIGKILL)
    assert look([two], **means(bench, tmp_path / "two"))


def test_a_cell_that_is_let_go_ends_by_itself_and_what_comes_late_is_done(bench, material, tmp_path):
    (one, two), _ = material
    first = look([one], **means(bench, tmp_path / "one"))
    bench.clear()
    end = time.monotonic() + 20
    while sandboxes() and time.monotonic() < end:
        time.sleep(0.01)
    assert not sandboxes()
    assert first[0].stills.exists()
    bench.clear()
    assert look([two], **means(bench, tmp_path / "two"))
    bench.clear()
    assert look([one], **means(bench, tmp_path / "again"))[0].seen == first[0].seen


def test_work_that_never_ends_is_stopped(bench, material, tmp_path, monkeypatch):
    (one, _), _ = material
    monkeypatch.setattr(benches, "_fits", lambda _: True)
    task = Task(benches.INSIDE, {}, limits=Limits(wall=0.0))
    assert bench.run(task, tmp_path, cancellation=Cancellation()).verdict is Verdict.TIMEOUT
    assert look([one], **means(bench, tmp_path / "one"))


def test_what_is_too_large_for_it_gets_a_cell_of_its_own(bench, watched, material, tmp_path, monkeypatch):
    (one, _), _ = material
    monkeypatch.setattr(benches, "_LARGEST", 10)
    assert look([one], **means(bench, tmp_path / "one"))
    assert watched.ran == [benches.INSIDE]


def test_stop_stops_it(sandbox, material, tmp_path):
    (one, _), _ = material
    stop = Cancellation()
    with Bench(sandbox, tmp_path, stop) as bench:
        threading.Timer(0.2, stop.cancel).start()
        with pytest.raises(Cancelled):
            look_on(bench, one, tmp_path, stop)
    assert not [thread for thread in threading.enumerate() if thread.name == "stitcher-bench"]
