"""Our way, timed: a fresh command (cold), and a process that waits for work as the server does (warm)."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stitcher_lab.audience import NOBODY
from stitcher_lab.brief import make_brief
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.config import Settings
from stitcher_lab.model import EventKind, Script, Stage
from stitcher_lab.narration import RecordingCache
from stitcher_lab.pipeline import make, render_script
from stitcher_lab.sandbox.pools import close_pools
from stitcher_lab.scenes import scene_names
from stitcher_lab.store import Store
from stitcher_lab.studio import open_studio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stitcher_lab.audience import Audience
    from stitcher_lab.model import Event, Quality
    from stitcher_lab.sandbox import Sandbox
    from stitcher_lab.studio import Studio


PRELOADS = ("stitcher_lab.render.preload", "stitcher_lab.stitching.preload", "stitcher_lab.tex.preload")
LONGEST_WARMING = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Timed:
    """One job: wall seconds from the script to the finished file, seconds by stage, and the film's own length.

    ``good`` is when the rehearsal was over, on the clock of ``time.perf_counter``.
    """

    seconds: float
    stages: dict[str, float]
    length: float
    good: float


def cold(source: str, quality: str, folder: Path, *, voice: str = "silent") -> float:
    """Seconds of ``stitcher render`` in a fresh process, on an empty data folder unless ``folder`` was used before."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "ours.py"
    file.write_text(source, encoding="utf-8")
    command = [
        sys.executable, "-m", "stitcher_lab", "render", str(file), "-o", str(folder / "ours.mp4"), "-q", quality,
        "--voice", voice, "--data", str(folder / "data"), "--json",
    ]  # fmt: skip
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(f"stitcher render failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return seconds


class Warm:
    """A process that waits for work: everything imported, sandboxes warm, nothing of the work itself known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings = Settings(data_dir=str(folder / "first"), warm_minutes=15.0)  # as in a server
        self._studio = open_studio(self._settings)
        self._count = 0

    def close(self) -> None:
        """Let the waiting sandboxes go."""
        close_pools()

    @contextmanager
    def empty(self) -> Iterator[Studio]:
        """Give a studio that has never seen anything, its sandboxes waiting."""
        self._count += 1
        place = self._folder / f"data{self._count}"
        store = Store(place)
        store.prepare()
        yield replace(self._studio, store=store, recordings=RecordingCache(place / "recordings"))

    def ready(self) -> None:
        """Wait until sandboxes for every kind of task wait, as they do in a server that was left alone for a while."""
        for preload in PRELOADS:
            self._studio.sandbox.expect(preload, self._settings.warm_sandboxes)
        wanted = len(PRELOADS) * self._settings.warm_sandboxes
        until = time.monotonic() + LONGEST_WARMING
        while self._studio.sandbox.waiting < wanted and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.3)

    @property
    def sandbox(self) -> Sandbox:
        """Where tasks run."""
        return self._studio.sandbox

    def render(
        self, studio: Studio, source: str, quality: Quality, *, voice: str = "silent", wait: bool = True
    ) -> Timed:
        """Time one job on a scene file; without ``wait``, however many sandboxes are warm."""
        script = Script(source=source, scenes=tuple(scene_names(source)), title="Timed", origin="file")
        brief = replace(make_brief("timed", self._settings, voice=voice), quality=quality)
        if wait:
            self.ready()
        return _timed(lambda output, hear: render_script(
            script, brief, studio, output=output, cancellation=Cancellation(), on_event=hear,
        ), studio.store.path / "out.mp4")  # fmt: skip

    def make(
        self, studio: Studio, template: str, quality: Quality, *, voice: str, audience: Audience = NOBODY
    ) -> Timed:
        """Time one job on a lesson that needs no model, from its name on."""
        brief = replace(make_brief(template, self._settings, voice=voice, template=template), quality=quality)
        self.ready()
        return _timed(lambda output, hear: make(
            brief, studio, output=output, cancellation=Cancellation(), on_event=hear, audience=audience,
        ), studio.store.path / "out.mp4")  # fmt: skip


def _timed(job: Any, output: Path) -> Timed:
    began: dict[str, float] = {}
    stages: dict[str, float] = {}

    def hear(event: Event) -> None:
        if event.kind is EventKind.STARTED:
            began[str(event.stage)] = time.perf_counter()
        elif event.kind is EventKind.FINISHED:
            stages[str(event.stage)] = round(time.perf_counter() - began[str(event.stage)], 3)

    begin = time.perf_counter()
    video = job(output, hear)
    seconds = time.perf_counter() - begin
    manifest = video.files.get("manifest.json")
    gaps = json.loads(manifest.read_text())["gaps"] if manifest else []
    if gaps:
        raise RuntimeError(f"Not all was drawn: {gaps}")
    good = began.get(Stage.REHEARSING, begin) + stages.get(Stage.REHEARSING, 0.0)
    return Timed(seconds, stages, video.duration, good)
