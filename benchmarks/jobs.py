"""Ten users send jobs to one process: in which order they are served, how soon they hear of it, what it takes.

``python -m benchmarks.jobs [--users 10] [--jobs 2] [--engine dbos]`` draws real scenes, each another one, on however
many cores there are; about a minute. Printed: who began when, how long each user waited, the milliseconds from an event
being written to its subscriber hearing of it, and the memory of the process that runs the jobs.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.config import Settings
from stitcher_lab.jobs import Jobs
from stitcher_lab.model import JobRequest, JobState

if TYPE_CHECKING:
    from stitcher_lab.model import JobEvent

SCENE = """from manim import *


class Dots(Scene):
    def construct(self):
        self.play(Create(Circle(radius={radius})), run_time=0.5)
        self.play(FadeIn(Square()), run_time=0.5)
"""


class Listeners:
    """What every user hears of their own jobs."""

    def __init__(self) -> None:
        self.delays: list[float] = []
        self.began: list[tuple[float, str]] = []
        self.foreign = 0
        self._lock = threading.Lock()

    def of(self, owner: str, job: str) -> object:
        """A listener for one job of one user."""

        def hear(event: JobEvent) -> None:
            with self._lock:
                self.delays.append(1000 * (time.time() - event.time))
                self.foreign += event.job != job
                if event.kind == "running":
                    self.began.append((event.time, owner))

        return hear


def memory() -> float:
    """MiB that this process holds."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def run(users: int, each: int, engine: str, folder: Path) -> None:
    """Have every user send all jobs at once, and wait for the last."""
    bare = memory()
    jobs = Jobs(Settings(data_dir=str(folder / "data"), workers=1), engine=engine, running=2)
    listeners = Listeners()
    owners = [f"user{number}" for number in range(users)]
    begin = time.time()
    ids: list[tuple[str, str]] = []
    for turn in range(each):
        for place, owner in enumerate(owners):
            number = turn * users + place
            request = JobRequest(
                prompt=f"Dots {number}",
                source=SCENE.format(radius=1 + number / 100),
                output=folder / "out" / f"{number}.mp4",
                options={"quality": "preview", "no_voice": True},
            )
            view, _ = jobs.submit(request, owner=owner)
            jobs.subscribe(view.id, listeners.of(owner, view.id), owner=owner)  # type: ignore[arg-type]
            ids.append((owner, view.id))
    sent = time.time() - begin
    most = opened = memory()
    while not all(jobs.get(job, owner=owner).state.ended for owner, job in ids):
        time.sleep(0.5)
        most = max(most, memory())
    views = [jobs.get(job, owner=owner) for owner, job in ids]
    written = sum(len(jobs.events(job, owner=owner)) for owner, job in ids)
    jobs.stop()
    order = [owner for _, owner in sorted(listeners.began)]
    waits = {owner: [] for owner in owners}
    for (owner, _), view in zip(ids, views, strict=True):
        waits[owner].append((view.started or 0) - view.created)
    delays = sorted(listeners.delays)
    print(f"{len(ids)} jobs of {users} users, {engine}: {time.time() - begin:.1f} s; all sent after {sent:.2f} s")
    print(
        f"ended: {dict(Counter(str(view.state) for view in views))}; done twice or lost: "
        f"{sum(view.attempts != 1 for view in views if view.state is JobState.DONE)}"
    )
    print(f"order: {' '.join(owner.removeprefix('user') for owner in order)}")
    firsts = [min(times) for times in waits.values()]
    longest = max(map(max, waits.values()))
    print(f"first job began after {min(firsts):.1f} to {max(firsts):.1f} s; longest wait {longest:.1f} s")
    print(
        f"events: {written} kept, {len(delays)} heard, {listeners.foreign} of others; written to heard: "
        f"median {statistics.median(delays):.2f} ms, 95 % {delays[int(0.95 * len(delays))]:.2f} ms, "
        f"longest {delays[-1]:.1f} ms"
    )
    print(f"memory: {bare:.0f} MiB at first, {opened:.0f} when all was sent, {most:.0f} at most")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2, help="how many each user sends")
    parser.add_argument("--engine", default="dbos", choices=("dbos", "threads"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(given.users, given.jobs, given.engine, Path(folder))


if __name__ == "__main__":
    main()
