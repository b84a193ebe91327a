"""What the sandbox answers to a stitching task, read as hostile data: libav may have been taken over by a clip."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import Cancelled, LimitExceeded, ScriptError, StitcherError, WorkerDied
from stitcher_lab.sandbox import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stitcher_lab.sandbox import Outcome

_LONGEST_MESSAGE = 300
_REMEDY = "Draw the scene again; if it happens again, look at what its code writes to files."


@dataclass(frozen=True, slots=True)
class StripGrid:
    """How a frame strip is read: tiles row by row, ``interval`` seconds apart, each ``width`` x ``height`` pixels."""

    tiles: int
    columns: int
    width: int
    height: int
    interval: float


@dataclass(frozen=True, slots=True)
class Done:
    """The inside's account of a finished video: LUFS and dBTP as decoded again, ``None`` for silence."""

    loudness: float | None
    true_peak: float | None
    poster_frame: int
    strip: StripGrid


class Listener:
    """Hears a task's messages, and knows in the end what to say."""

    def __init__(self, scenes: Sequence[str], on_progress: Callable[[float], None]) -> None:
        self._scenes = scenes
        self._on_progress = on_progress
        self._examining: str | None = None
        self._flaw: StitcherError | None = None
        self._done: Mapping[str, Any] | None = None

    def hear(self, message: Mapping[str, Any]) -> None:
        """Take one message."""
        if "progress" in message:
            fraction = _number(message["progress"])
            if fraction is not None and 0 <= fraction <= 1:
                self._on_progress(fraction)
        elif "examining" in message:
            self._examining = self._scene(message["examining"])
        elif isinstance(flaw := message.get("flaw"), Mapping):
            text = str(flaw.get("message"))[:_LONGEST_MESSAGE]
            scene = self._scene(flaw.get("clip"))
            what = f"The clip of {scene}" if scene else "A recording"
            self._flaw = ScriptError(f"{what} cannot be used: {text}.", remedy=_REMEDY if scene else "", scene=scene)
        elif isinstance(done := message.get("done"), Mapping):
            self._done = done

    def _scene(self, number: object) -> str | None:
        if isinstance(number, int) and 0 <= number < len(self._scenes):
            return self._scenes[number]
        return None

    def conclude(self, outcome: Outcome) -> Done:
        """Return what was done, or raise why not.

        Raises
        ------
        stitcher_lab.errors.ScriptError
            A clip is not what it should be, or reading it took more time, memory or output than reading a clip does.
        stitcher_lab.errors.LimitExceeded
            The finishing itself ran out of something.
        stitcher_lab.errors.WorkerDied
            It ended without a verdict of its own.
        stitcher_lab.errors.Cancelled
            The user stopped it.

        """
        if outcome.verdict is Verdict.CANCELLED:
            raise Cancelled
        if self._flaw:
            raise self._flaw
        if outcome.verdict is not Verdict.DONE and self._examining:
            raise ScriptError(
                f"The clip of {self._examining} cannot be used: it cannot be read ({outcome.verdict}).",
                remedy=_REMEDY, scene=self._examining, details=outcome.log,
            )  # fmt: skip
        match outcome.verdict:
            case Verdict.TIMEOUT:
                raise LimitExceeded(
                    f"Putting the video together was not done after {outcome.seconds:.0f} seconds.",
                    limit="time", remedy="Run it again when the machine has less to do, or make a shorter video.",
                )  # fmt: skip
            case Verdict.MEMORY | Verdict.OUTPUT:
                limit = "memory" if outcome.verdict is Verdict.MEMORY else "output"
                raise LimitExceeded(
                    f"Putting the video together needed more {limit} than it may use.",
                    limit=limit, remedy="Make a shorter video.",
                )  # fmt: skip
            case Verdict.KILLED:
                raise WorkerDied(
                    "The system stopped the job that puts the video together, probably short of memory.",
                    remedy="Run it again.",
                )
        done = self._read_done() if outcome.verdict is Verdict.DONE else None
        if done is None:
            last = next((line for line in reversed(outcome.log.splitlines()) if line.strip()), "no message")
            raise WorkerDied(f"Putting the video together failed: {last[:_LONGEST_MESSAGE]}", remedy="Run it again.")
        return done

    def _read_done(self) -> Done | None:
        done, grid = self._done or {}, (self._done or {}).get("strip")
        if not isinstance(grid, Mapping):
            return None
        try:
            return Done(
                loudness=_number(done.get("loudness")),
                true_peak=_number(done.get("true_peak")),
                poster_frame=_count(done.get("poster_frame")),
                strip=StripGrid(
                    tiles=_count(grid.get("tiles")),
                    columns=_count(grid.get("columns")),
                    width=_count(grid.get("width")),
                    height=_count(grid.get("height")),
                    interval=float(_count(grid.get("interval"))),
                ),
            )
        except ValueError:
            return None


def _count(value: object) -> int:
    number = _number(value)
    if number is None or number < 0 or number != int(number):
        raise ValueError("no count")
    return int(number)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
