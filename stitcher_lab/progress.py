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

    The estimate of what remains is the plan for the stages to come, plus the rest of the current one: from the plan
    at first, and more and more from its own speed.
    """

    def __init__(self, on_event: Callable[[Event], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._on_event = on_event
        self._clock = clock
        self._begin = clock()
        self._plan = dict(_FIRST_GUESS)
        self._lock = threading.Lock()
        self._stage = Stage.THINKING
        self._stage_begin = self._begin
        self._fraction = 0.0

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
            self._stage, self._stage_begin, self._fraction = stage, self._clock(), 0.0
        self._send(EventKind.STARTED, message, 0.0)
        yield
        with self._lock:
            self._fraction = 1.0
        self._send(EventKind.FINISHED, message, 1.0)

    def update(
        self,
        fraction: float,
        message: str = "",
        *,
        scene: int | None = None,
        scenes: int | None = None,
    ) -> None:
        """Report how much of the current stage is done; what would go backwards stays where it was."""
        with self._lock:
            self._fraction = max(self._fraction, min(fraction, 1.0))
            fraction = self._fraction
        self._send(EventKind.PROGRESS, message, fraction, scene=scene, scenes=scenes)

    def note(self, message: str) -> None:
        """Pass a sentence on to the user."""
        self._send(EventKind.NOTE, message, None)

    def step(self, message: str, *, scene: int | None = None, scenes: int | None = None) -> None:
        """Tell what is going on within the current stage."""
        with self._lock:
            fraction = self._fraction
        self._send(EventKind.STEP, message, fraction, scene=scene, scenes=scenes)

    @property
    def elapsed(self) -> float:
        """Seconds since the job began."""
        return self._clock() - self._begin

    def remaining(self) -> float:
        """Estimate the seconds until the whole job is done."""
        with self._lock:
            stage, fraction, spent = self._stage, self._fraction, self._clock() - self._stage_begin
        later = sum(self._plan[other] for other in _ORDER[_ORDER.index(stage) + 1 :])
        planned = max(self._plan[stage] * (1 - fraction), 0.0)
        if fraction <= 0:
            return later + max(planned - spent, 0.0)
        observed = spent * (1 - fraction) / fraction
        trust = min(fraction / _TRUSTED, 1.0)
        return later + trust * observed + (1 - trust) * planned

    def _send(
        self,
        kind: EventKind,
        message: str,
        fraction: float | None,
        *,
        scene: int | None = None,
        scenes: int | None = None,
    ) -> None:
        self._on_event(
            Event(
                stage=self._stage,
                kind=kind,
                message=message,
                fraction=fraction,
                scene=scene,
                scenes=scenes,
                elapsed=self.elapsed,
                remaining=self.remaining(),
            ),
        )
