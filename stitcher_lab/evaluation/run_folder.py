"""The folder of one run: what was set, and ``results.jsonl``, which only ever grows."""

from __future__ import annotations

import fcntl
import json
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from stitcher_lab.errors import OptionError
from stitcher_lab.evaluation.results import from_json, to_json
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from stitcher_lab.evaluation.results import Result

RESULTS, FACTS, VIDEOS, REPORT = "results.jsonl", "run.json", "videos", "report.html"


@dataclass(frozen=True, slots=True)
class Run:
    """A run as read. ``results`` holds the last word on each prompt, in the order in which they came first.

    ``facts`` say what was set: ``settings``, ``versions``, ``prompts`` (the file's name), ``started``. ``unreadable``
    counts lines that are no results: a process that was killed in the middle of one leaves such a line.
    """

    name: str
    results: Mapping[str, Result]
    facts: Mapping[str, Any] = field(default_factory=dict)
    unreadable: int = 0

    @property
    def settings(self) -> Mapping[str, Any]:
        """What was set for this run."""
        settings = self.facts.get("settings")
        return settings if isinstance(settings, dict) else {}


def read_run(path: Path) -> Run:
    """Read a run from its folder, or from a results file alone.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is no run.

    """
    file = path / RESULTS if path.is_dir() else path
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise OptionError(
            f"There is no run in {path}: {file.name} cannot be read ({error.strerror}).",
            remedy="Give the folder that stitcher eval wrote.",
        ) from error
    results: dict[str, Result] = {}
    unreadable = 0
    for line in raw.split(b"\n"):
        if not line.strip():
            continue
        try:
            result = from_json(json.loads(line))
        except (ValueError, RecursionError):
            unreadable += 1
            continue
        results[result.id] = result
    if raw.strip() and not results:
        raise OptionError(f"{file} holds no results.", remedy="Give the folder that stitcher eval wrote.")
    return Run(file.absolute().parent.name, results, _facts(file.parent / FACTS), unreadable)


def _facts(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class RunFolder:
    """A run that is being written, by one process at a time; :func:`opened` gives one. Its methods are thread-safe."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self.path = path
        self._stream = stream
        self._lock = threading.Lock()

    @classmethod
    @contextmanager
    def opened(cls, path: Path, facts: Mapping[str, Any]) -> Iterator[RunFolder]:
        """Begin a run in ``path``, or go on with the one that is there.

        Raises
        ------
        stitcher_lab.errors.OptionError
            The folder holds a run with other settings, or something else, or another process is writing it.
        stitcher_lab.errors.EnvironmentFault
            The folder cannot be written.

        """
        with atomic.faults_named(path):
            try:
                (path / VIDEOS).mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError) as error:
                raise OptionError(f"{path} is no folder.", remedy="Choose another place with -o.") from error
            with (path / RESULTS).open("a+b") as stream:
                try:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    raise OptionError(f"Another stitcher eval is writing into {path}.") from error
                cls._agree(path, facts, begun=stream.seek(0, os.SEEK_END) > 0)
                _end_half_line(stream)
                yield cls(path, stream)

    @staticmethod
    def _agree(path: Path, facts: Mapping[str, Any], *, begun: bool) -> None:
        """Write down what is set, or hold it against what was set when the run began."""
        before = _facts(path / FACTS)
        if not begun or not before:
            content = json.dumps(dict(facts), indent=2, ensure_ascii=False, default=str) + "\n"
            atomic.write(path / FACTS, content.encode())
            return
        was, now = before.get("settings", {}), json.loads(json.dumps(facts["settings"], default=str))
        other = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
        if other:
            name = other[0]
            raise OptionError(
                f"{path} holds a run in which {name} is {_shown(was.get(name))}, not {_shown(now.get(name))}.",
                remedy="Give the same options to go on with it, or another folder with -o.",
            )

    def append(self, result: Result) -> None:
        """Add one result; it is on the disk when this returns."""
        line = json.dumps(to_json(result), ensure_ascii=False, allow_nan=False).encode() + b"\n"
        with self._lock, atomic.faults_named(self.path):
            self._stream.write(line)
            self._stream.flush()
            os.fsync(self._stream.fileno())

    def read(self) -> Run:
        """Read what is there by now."""
        return read_run(self.path)


def _end_half_line(stream: BinaryIO) -> None:
    """What a killed process left half written stays, on a line of its own, where it is passed over."""
    if stream.seek(0, os.SEEK_END):
        stream.seek(-1, os.SEEK_END)
        if stream.read(1) != b"\n":
            stream.write(b"\n")
            stream.flush()


def _shown(value: object) -> str:
    return "not set" if value in (None, "") else repr(value)
