"""From the pipeline's events to a job's log: not too many of them, and none twice when a job goes on."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from stitcher_lab.errors import StitcherError
from stitcher_lab.jobs.log import Report
from stitcher_lab.model import EventKind, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.jobs.log import Log
    from stitcher_lab.model import Event, JobEvent

INTERVAL = 0.2  # seconds between two reports of progress
_THIN_EVERY = 300  # reports of progress


class Earlier:
    """What a job's log says of the run that broke off: it is not said again."""

    def __init__(self, events: Iterable[JobEvent] = ()) -> None:
        self.finished: set[str] = set()
        self.begun: set[str] = set()
        self.said: set[tuple[str | None, str]] = set()
        self.stage: str | None = None
        self.elapsed = 0.0
        self._scene: tuple[int, int] | None = None
        for event in events:
            self._read(event)

    def _read(self, event: JobEvent) -> None:
        self.elapsed = max(self.elapsed, event.elapsed)
        if event.kind in (EventKind.NOTE, EventKind.STEP):
            self.said.add((event.stage, event.message))
        if event.stage is None:
            return
        if event.kind == EventKind.STARTED:
            self.begun.add(event.stage)
            self.stage, self._scene = event.stage, None
        elif event.kind == EventKind.FINISHED:
            self.finished.add(event.stage)
        elif event.kind == EventKind.PROGRESS and event.scene and event.scenes and event.stage == self.stage:
            # Steps tell which scene is being drawn, progress how many are done: the longest are drawn first.
            self._scene = event.scene, event.scenes

    @property
    def anything(self) -> bool:
        """Whether anything was begun."""
        return bool(self.begun)

    def told(self, event: Event) -> bool:
        """Whether the log has this event already."""
        if event.kind is EventKind.NOTE:
            return (str(event.stage), event.message) in self.said
        if str(event.stage) in self.finished:
            return True
        return event.kind is EventKind.STARTED and str(event.stage) in self.begun

    def where(self) -> str:
        """In words: where the job goes on."""
        if self._scene is not None and self.stage not in self.finished:
            return f"Goes on at scene {self._scene[0]} of {self._scene[1]}."
        if self.stage is not None and self.stage not in self.finished:
            return f"Goes on with {self.stage}."
        return "Goes on."


class Reporter:
    """Writes what a run reports; progress at most five times a second, the last one always.

    A report that cannot be written is let go: the job matters more, and how it ended is written by others.
    """

    def __init__(self, log: Log, job: str, earlier: Earlier) -> None:
        self._log = log
        self._job = job
        self._earlier = earlier
        self._lock = threading.RLock()
        self._written = 0.0
        self._count = 0
        self._pending: Report | None = None
        self._timer: threading.Timer | None = None
        self._closed = False
        self._stage: Stage | None = None
        self.remaining: float | None = None
        self.elapsed = earlier.elapsed

    def hear(self, event: Event) -> None:
        """Take an event of the pipeline, from any thread."""
        with self._lock:
            if self._closed:
                return
            self.elapsed = self._earlier.elapsed + event.elapsed
            self.remaining = event.remaining
            if event.kind is EventKind.STARTED:
                self._stage = event.stage
            if self._earlier.told(event) or (event.kind is EventKind.PROGRESS and self._behind(event.stage)):
                return
            report = self._report(event)
            if event.kind is not EventKind.PROGRESS:
                self._flush()
                self._write(report)
                if event.kind is EventKind.FINISHED:
                    self._thin(report.stage)
                return
            self._pending = report
            wait = self._written + INTERVAL - time.monotonic()
            if wait <= 0:
                self._flush()
            elif self._timer is None:
                self._timer = threading.Timer(wait, self._late)
                self._timer.daemon = True
                self._timer.start()

    def _behind(self, stage: Stage) -> bool:
        """Whether a later stage has begun: where two overlap, how far the job is, is how far the later one is."""
        return self._stage is not None and list(Stage).index(stage) < list(Stage).index(self._stage)

    def show(self, kind: str, message: str) -> None:
        """Say that there is something to watch, from any thread."""
        with self._lock:
            if not self._closed:
                self._flush()
                self._write(Report(kind, message=message, elapsed=self.elapsed, remaining=self.remaining))

    def close(self) -> None:
        """Write what waits; nothing is taken after it."""
        with self._lock:
            self._flush()
            self._closed = True

    def _late(self) -> None:
        with self._lock:
            self._timer = None
            self._flush()

    def _flush(self) -> None:
        report, self._pending = self._pending, None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if report is not None and not self._closed:
            self._write(report)
            self._written = time.monotonic()
            self._count += 1
            if self._count % _THIN_EVERY == 0:
                self._thin(report.stage)

    def _write(self, report: Report) -> None:
        with suppress(StitcherError):
            self._log.append(self._job, report)

    def _thin(self, stage: str | None) -> None:
        with suppress(StitcherError):
            self._log.thin(self._job, stage)

    def _report(self, event: Event) -> Report:
        return Report(
            kind=str(event.kind),
            stage=str(event.stage),
            message=event.message,
            fraction=event.fraction,
            scene=event.scene,
            scenes=event.scenes,
            elapsed=self.elapsed,
            remaining=event.remaining,
        )
