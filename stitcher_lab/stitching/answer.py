"""What the sandbox answers to a stitching task, read as hostile data: libav may have been taken over by a clip."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import Cancelled, LimitExceeded, ScriptError, StitcherError, WorkerDied
from stitcher_lab.sandbox import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stitcher_lab.sandbox import Outcome

_LONGEST_MESSAGE = 300
_LONGEST_RECORD = 4096  # hexadecimal digits: a parameter record has some tens of bytes
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
class Seen:
    """What was seen of a clip that is as it should be: its key frames, its parameter record, its stills' scores.

    ``record`` in hexadecimal digits; ``scores`` are frame numbers with how much there is to see.
    """

    keys: tuple[int, ...]
    record: str
    scores: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The inside's account of what it made: LUFS and dBTP as decoded again, ``None`` for silence.

    ``poster_frame`` and ``strip`` are of a video, where one was made.
    """

    loudness: float | None
    true_peak: float | None
    poster_frame: int
    strip: StripGrid | None


class Listener:
    """Hears a task's messages, and knows in the end what to say."""

    def __init__(self, scenes: Sequence[str], on_progress: Callable[[float], None] = lambda _: None) -> None:
        self._scenes = scenes
        self._on_progress = on_progress
        self._examining: str | None = None
        self._flaw: StitcherError | None = None
        self._done: Mapping[str, Any] | None = None
        self.seen: dict[int, Seen] = {}

    def hear(self, message: Mapping[str, Any]) -> None:
        """Take one message."""
        if "progress" in message:
            fraction = _number(message["progress"])
            if fraction is not None and 0 <= fraction <= 1:
                self._on_progress(fraction)
        elif "examining" in message:
            self._examining = self._scene(message["examining"])
        elif isinstance(looked := message.get("looked"), Mapping):
            with suppress(ValueError, TypeError):
                self.seen[_count(looked.get("clip"))] = read_seen(looked)
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
        done = self._done
        if done is None:
            return None
        grid = done.get("strip")
        try:
            return Done(
                loudness=_number(done.get("loudness")),
                true_peak=_number(done.get("true_peak")),
                poster_frame=_count(done.get("poster_frame", 0)),
                strip=_read_grid(grid) if isinstance(grid, Mapping) else None,
            )
        except ValueError:
            return None


def read_seen(value: Mapping[str, Any]) -> Seen:
    """Read what was seen of a clip.

    Raises
    ------
    ValueError, TypeError
        It is nothing of the kind.

    """
    keys = tuple(_count(key) for key in value["keys"])
    record = str(value["record"])
    scores = tuple((_count(key), float(score)) for key, score in value["scores"])
    if not keys or keys[0] != 0 or any(after <= before for before, after in itertools.pairwise(keys)):
        raise ValueError("no key frames")
    if len(record) > _LONGEST_RECORD or not all(math.isfinite(score) for _, score in scores):
        raise ValueError("no record")
    bytes.fromhex(record)
    return Seen(keys, record, scores)


def _read_grid(grid: Mapping[str, Any]) -> StripGrid:
    return StripGrid(
        tiles=_count(grid.get("tiles")),
        columns=_count(grid.get("columns")),
        width=_count(grid.get("width")),
        height=_count(grid.get("height")),
        interval=float(_count(grid.get("interval"))),
    )


def _count(value: object) -> int:
    number = _number(value)
    if number is None or number < 0 or number != int(number):
        raise ValueError("no count")
    return int(number)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
