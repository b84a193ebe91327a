"""Renders by the hundred through waiting cells, while somebody kills at random; then a count of what is left.

``python -m tests.sandbox.soaking --renders 300 --seed 1`` prints the report. A *host* is a process like a server: it
keeps cells, and draws scenes in two threads. Around it, :func:`soak` kills the launchers and the bwraps below it,
waiting or at work, and now and then the host itself; what a killed host had not finished, the next one draws.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.encoding import encoder_options
from stitcher_lab.errors import StitcherError
from stitcher_lab.model import QUALITIES
from stitcher_lab.render.drawing import PRELOAD, DrawOrder, draw
from stitcher_lab.sandbox import Limits, open_sandbox, tree
from stitcher_lab.sandbox.pools import close_pools
from stitcher_lab.sandbox.task import MIB

AT_ONCE = 2
FIRST = 5  # renders before anything is counted: what is loaded at first use stays loaded
PATIENCE = 20.0
# What a scene does, and how that ends where nobody kills it.
SCENES = {
    "draws": ("self.add(Square()); self.wait(0.2)", "done"),
    "plays": ("self.play(Create(Circle()), run_time=0.2)", "done"),
    "fails": ("self.add(Square().no_such_thing())", "SceneError"),
    "hangs": ("while True: pass", "LimitExceeded"),
    "hoards": ("x = []\n        while True: x.append(bytearray(1 << 20))", "LimitExceeded"),
    "exits": ("__import__('os')._exit(0)", "ScriptError"),
}
WEIGHTS = {"draws": 8, "plays": 6, "fails": 2, "hangs": 1, "hoards": 1, "exits": 1}


def kind(number: int) -> str:
    """What the scene of render ``number`` does."""
    return random.Random(number).choices(list(WEIGHTS), list(WEIGHTS.values()))[0]  # noqa: S311


# ------------------------------------------------------------------------------------------------------- the host


def host(folder: Path, numbers: list[int], *, count: bool) -> None:
    """Draw, and print a line of JSON for each render that ended; with ``count``, also what is in use."""
    draw_all(folder, numbers[:FIRST])
    before = in_use()
    draw_all(folder, numbers[FIRST:])
    if count:
        tell({"before": before, "after": in_use()})


def draw_all(folder: Path, numbers: list[int]) -> None:
    sandbox = open_sandbox(warm=2, lasting=60.0)
    sandbox.expect(PRELOAD, 2)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for ended in threads.map(lambda number: one(sandbox, folder, number), numbers):
            tell(ended)
    close_pools()


def one(sandbox: Any, folder: Path, number: int) -> dict[str, Any]:
    name = kind(number)
    source = f"from manim import *\nclass Idea(Scene):\n    def construct(self):\n        {SCENES[name][0]}\n"
    order = DrawOrder(source, "Idea", QUALITIES["preview"], [], {}, encoder_options(QUALITIES["preview"]), 3)
    outbox = folder / f"render{number}"
    began = time.monotonic()
    limits = Limits(wall=4.0 if name == "hangs" else 120.0, memory=700 * MIB)
    try:
        clip = draw(order, sandbox=sandbox, outbox=outbox, cancellation=Cancellation(), limits=limits)
        ended = "done" if clip.path.read_bytes()[4:8] == b"ftyp" else "no clip"
    except StitcherError as error:
        ended = type(error).__name__
    shutil.rmtree(outbox, ignore_errors=True)
    return {"render": number, "ended": ended, "seconds": time.monotonic() - began}


def in_use() -> dict[str, int]:
    """What this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return {
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "threads": threading.active_count(),
        "resident MiB": pages * os.sysconf("SC_PAGE_SIZE") // MIB,
        "children": len(tree.members(os.getpid())) - 1,
    }


def tell(words: dict[str, Any]) -> None:
    print(json.dumps(words), flush=True)  # noqa: T201


# ------------------------------------------------------------------------------------------------------- the soak


@dataclass
class Report:
    """What became of it all."""

    renders: int
    endings: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)  # ended otherwise than it should, and not as a killed one does
    before: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)  # processes, files, mounts
    peak_mib: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        shown = {name: dict(value) if isinstance(value, Counter) else value for name, value in vars(self).items()}
        return "\n".join(f"{name}: {value}" for name, value in shown.items())


def soak(renders: int, seed: int, *, hosts: int = 3, pace: tuple[float, float] = (0.2, 2.5)) -> Report:
    """Draw ``renders`` scenes, kill at random, and up to ``hosts`` times the host; then look what is left."""
    rng = random.Random(seed)  # noqa: S311
    report = Report(renders)
    began = time.monotonic()
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: orphans come to us, and are seen
    before, mounts = set(tree.members(os.getpid())), Path("/proc/self/mountinfo").read_text()
    with tempfile.TemporaryDirectory() as folder:
        place, temporary = Path(folder, "work"), Path(folder, "tmp")
        place.mkdir()
        temporary.mkdir()
        todo = dict.fromkeys(range(renders))
        while todo:
            _one_host(place, temporary, todo, report, rng, pace, may_die=hosts > report.killed["host"])
        left = _left(before)
        report.left += [f"process {words}" for words in left]
        report.left += [f"temporary file {path.name}" for path in temporary.rglob("*")]
        report.left += [f"file {path}" for path in place.rglob("*") if path.is_file() and not report.killed["host"]]
    if Path("/proc/self/mountinfo").read_text() != mounts:
        report.left.append("a mount")
    ctypes.CDLL(None).prctl(36, 0, 0, 0, 0)
    report.seconds = round(time.monotonic() - began, 1)
    return report


def _one_host(
    place: Path, temporary: Path, todo: dict[int, None], report: Report, rng: random.Random, pace: Any, *, may_die: bool
) -> None:
    command = [sys.executable, "-m", "tests.sandbox.soaking", "--host", str(place), *map(str, todo)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(temporary)})
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reading = threading.Thread(target=lambda: [lines.put(line) for line in process.stdout or ()])
    reading.start()
    drawn = 0
    doomed = rng.randint(FIRST, max(FIRST, len(todo) // 2)) if may_die and len(todo) > 2 * FIRST else None
    while process.poll() is None or reading.is_alive() or not lines.empty():
        with suppress(queue.Empty):
            drawn += _hear(json.loads(lines.get(timeout=rng.uniform(*pace))), todo, report)
            continue
        report.peak_mib = max(report.peak_mib, tree.usage(process.pid, 0).memory // MIB)
        if doomed is not None and drawn >= doomed:
            process.kill()
            process.wait()
            doomed = None
            report.killed["host"] += 1
        elif drawn >= 1 and process.poll() is None:
            _kill_one(process.pid, report, rng)
    reading.join()
    process.wait()
    if process.stdout:
        process.stdout.close()


def _hear(words: dict[str, Any], todo: dict[int, None], report: Report) -> int:
    if "render" not in words:
        report.before, report.after = words["before"], words["after"]
        return 0
    todo.pop(words["render"], None)
    report.endings[words["ended"]] += 1
    expected = SCENES[kind(words["render"])][1]
    if words["ended"] not in (expected, "WorkerDied"):
        report.wrong.append(f"{words['render']} {kind(words['render'])}: {words['ended']}")
    return 1


def _kill_one(root: int, report: Report, rng: random.Random) -> None:
    """Kill something below the host."""
    found = tree.members(root)[1:]
    if not found:
        return
    victim = rng.choice(found)
    name = "something at work"
    with suppress(OSError):
        name = Path(f"/proc/{victim}/comm").read_text().strip()
        os.kill(victim, signal.SIGKILL)
    report.killed["bwrap" if name == "bwrap" else "launcher or below"] += 1


def _left(before: set[int]) -> list[str]:
    deadline = time.monotonic() + PATIENCE
    while True:
        found = []
        for pid in set(tree.members(os.getpid())) - before:
            with suppress(OSError):
                if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX":
                    os.waitpid(pid, os.WNOHANG)
                else:
                    found.append(f"{pid} {Path(f'/proc/{pid}/cmdline').read_text()[:80]}")
        if not found or time.monotonic() > deadline:
            return found
        time.sleep(0.05)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", nargs="+")
    parser.add_argument("--renders", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.host:
        host(Path(options.host[0]), [int(number) for number in options.host[1:]], count=True)
    else:
        print(soak(options.renders, options.seed))  # noqa: T201


if __name__ == "__main__":
    main()
