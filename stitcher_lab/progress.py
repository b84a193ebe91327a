"""From what the stages report to what a person wants to know: which stage, how far, how long still."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stitcher_lab.model import Event, EventKind, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stitcher_lab.model import Quality

_ORDER = tuple(Stage)
# Before anything is known: seconds that each stage of a short lesson took on two cores.
_FIRST_GUESS = {
    Stage.THINKING: 1.0,
    Stage.RETRIEVING: 0.0,
    Stage.PLANNING: 0.0,
    Stage.WRITING: 0.0,
    Stage.REHEARSING: 3.0,
    Stage.SPEAKING: 25.0,
    Stage.RENDERING: 40.0,
    Stage.FINALIZING: 4.0,
}
# Seen on two busy cores: processor seconds for a million pixels drawn, for a second spoken by the neural voice, and for
# a second stitched; and what starting costs each time.
_PER_MEGAPIXEL, _PER_SPOKEN_SECOND, _PER_STITCHED_SECOND, _START = 0.03, 0.4, 0.05, 2.0
# With a model: to find examples, to plan, to write and mend the scenes; services differ, this is the middle.
_WITH_MODEL = {Stage.RETRIEVING: 2.0, Stage.PLANNING: 12.0, Stage.WRITING: 40.0}
# Until this much of a stage is done, its own speed says too little about its end.
_TRUSTED = 0.15


class Progress:
    """Turns the stages' reports into events. Safe to call from several threads.

    Stages may overlap: scenes are drawn while others are still being spoken. Each has its own fraction, and each event
    is about one of them. What is said of no stage in particular is about the one that began last.

    The estimate of what remains is the plan for the stages to come, plus the rest of those that run: from the plan at
    first, and more and more from their own speed. Stages that overlap share the processors, so their speed is told
    from what they have done together.
    """

    def __init__(self, on_event: Callable[[Event], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._on_event = on_event
        self._clock = clock
        self._begin = clock()
        self._plan = dict(_FIRST_GUESS)
        self._lock = threading.Lock()
        self._stage = Stage.THINKING
        self._open: set[Stage] = set()
        # The stages that overlap, with those of them that are over, and when the first of them began.
        self._fractions: dict[Stage, float] = {Stage.THINKING: 0.0}
        self._together = self._begin

    @property
    def listener(self) -> Callable[[Event], None]:
        """Where events go."""
        return self._on_event

    @contextmanager
    def through(self, on_event: Callable[[Event], None]) -> Iterator[None]:
        """Send events elsewhere while the block runs."""
        before, self._on_event = self._on_event, on_event
        try:
            yield
        finally:
            self._on_event = before

    def expect_model(self) -> None:
        """Plan for a job in which a model writes."""
        with self._lock:
            self._plan |= _WITH_MODEL

    def expect(self, seconds: float, quality: Quality, workers: int) -> None:
        """Plan the stages to come for a video of so many ``seconds``, once a rehearsal has told."""
        megapixels = quality.width * quality.height / 1e6 * quality.fps * seconds
        with self._lock:
            self._plan[Stage.SPEAKING] = _START + _PER_SPOKEN_SECOND * seconds / workers
            self._plan[Stage.RENDERING] = _START + _PER_MEGAPIXEL * megapixels / workers
            self._plan[Stage.FINALIZING] = _START + _PER_STITCHED_SECOND * seconds

    @contextmanager
    def stage(self, stage: Stage, message: str = "") -> Iterator[None]:
        """Report the beginning and the end of a stage."""
        with self._lock:
            if not self._open:
                self._fractions, self._together = {}, self._clock()
            self._open.add(stage)
            self._fractions[stage] = 0.0
            self._stage = stage
        self._send(EventKind.STARTED, stage, message, 0.0)
        yield
        with self._lock:
            self._open.discard(stage)
            self._fractions[stage] = 1.0
        self._send(EventKind.FINISHED, stage, message, 1.0)

    def update(
        self,
        fraction: float,
        message: str = "",
        *,
        stage: Stage | None = None,
        scene: int | None = None,
        scenes: int | None = None,
    ) -> None:
        """Report how much of a stage is done; what would go backwards stays where it was."""
        with self._lock:
            stage = stage or self._stage
            fraction = max(self._fractions.get(stage, 0.0), min(fraction, 1.0))
            self._fractions[stage] = fraction
        self._send(EventKind.PROGRESS, stage, message, fraction, scene=scene, scenes=scenes)

    def again(self, stage: Stage) -> None:
        """Say that what a stage has done is void."""
        with self._lock:
            self._fractions[stage] = 0.0

    def note(self, message: str) -> None:
        """Pass a sentence on to the user."""
        self._send(EventKind.NOTE, self._stage, message, None)

    def step(
        self, message: str, *, stage: Stage | None = None, scene: int | None = None, scenes: int | None = None
    ) -> None:
        """Tell what is going on within a stage."""
        with self._lock:
            stage = stage or self._stage
            fraction = self._fractions.get(stage, 0.0)
        self._send(EventKind.STEP, stage, message, fraction, scene=scene, scenes=scenes)

    @property
    def elapsed(self) -> float:
        """Seconds since the job began."""
        return self._clock() - self._begin

    def remaining(self) -> float:
        """Estimate the seconds until the whole job is done."""
        with self._lock:
            done, spent, last = dict(self._fractions), self._clock() - self._together, self._stage
        later = sum(self._plan[stage] for stage in _ORDER[_ORDER.index(last) + 1 :] if stage not in done)
        planned = sum(self._plan[stage] for stage in done)
        if not planned:
            return later
        fraction = sum(self._plan[stage] * part for stage, part in done.items()) / planned
        rest = planned * (1 - fraction)
        if fraction <= 0:
            return later + max(rest - spent, 0.0)
        observed = spent * (1 - fraction) / fraction
        trust = min(fraction / _TRUSTED, 1.0)
        return later + trust * observed + (1 - trust) * rest

    def _send(
        self,
        kind: EventKind,
        stage: Stage,
        message: str,
        fraction: float | None,
        *,
        scene: int | None = None,
        scenes: int | None = None,
    ) -> None:
        self._on_event(
            Event(
                stage=stage,
                kind=kind,
                message=message,
                fraction=fraction,
                scene=scene,
                scenes=scenes,
                elapsed=self.elapsed,
                remaining=self.remaining(),
            ),
        )
