"""The forked processes that draw a scene's chunks, and what becomes of each (see :mod:`stitcher_lab.render.parallel`).

One process plays the whole scene and forks where a chunk begins; the copy draws to the chunk's end and ends there. No
threads, no shared memory: a chunk is a file, a failure is a file, and the end of a copy is the end of a pipe.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from manim import config

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FAILED_EXIT = 77


class ChunkFailedError(BaseException):
    """A chunk could not be drawn; not for the script to catch."""


@dataclass
class Chunk:
    """A run of frames: ``number`` in playing order, the ``first`` frame and the one after the last, its file."""

    number: int
    first: int
    end: int
    path: Path
    done: bool = False
    failure: Mapping[str, Any] | None = None
    seconds: float = 0.0  # of processor time

    @property
    def failure_path(self) -> Path:
        """Where the process that draws it says why it could not."""
        return self.path.with_suffix(".failure")


@dataclass
class _Member:
    pid: int
    chunk: Chunk


@dataclass
class Crew:
    """The processes at work. In each of them :meth:`start` returns ``True``, once."""

    size: int
    chunks: list[Chunk] = field(default_factory=list)
    _members: dict[int, _Member] = field(default_factory=dict)

    def start(self, chunk: Chunk) -> bool:
        """Fork; return ``True`` in the copy, and in the original as soon as fewer than ``size`` copies are at work.

        Raises
        ------
        ChunkFailedError
            In the original: a chunk has failed.
        """
        sys.stdout.flush()
        sys.stderr.flush()
        mine, theirs = os.pipe()
        rolled = random.getstate()
        pid = os.fork()
        if pid == 0:
            random.setstate(rolled)  # Python seeds a forked process anew
            try:
                self._settle_in(chunk, mine)
            except BaseException:  # noqa: BLE001 - whatever it is, this copy must not go on as if it were the original
                os._exit(1)
            return True
        os.close(theirs)
        self.chunks.append(chunk)
        self._members[mine] = _Member(pid, chunk)
        while len(self._members) >= self.size:
            self._wait()
        return False

    def _settle_in(self, chunk: Chunk, mine: int) -> None:
        """Become a copy that draws a chunk."""
        for pipe in (mine, *self._members):
            os.close(pipe)
        self._members.clear()
        _become_silent_copy(chunk)

    def finish(self) -> None:
        """Wait for all that are at work.

        Raises
        ------
        ChunkFailedError
            A chunk has failed.
        """
        while self._members:
            self._wait()

    def first_failure(self) -> Mapping[str, Any] | None:
        """Why the first chunk that failed did so, as soon as that is certain; the rest of the work is dropped."""
        while self._members and self._pending_before_failure():
            with suppress(ChunkFailedError):
                self._wait()
        self.dismiss()
        return next((chunk.failure for chunk in self.chunks if chunk.failure is not None), None)

    def dismiss(self) -> None:
        """End all that are at work."""
        for pipe, member in self._members.items():
            with suppress(ProcessLookupError):
                os.kill(member.pid, signal.SIGKILL)
            os.waitpid(member.pid, 0)
            os.close(pipe)
        self._members.clear()

    def _pending_before_failure(self) -> bool:
        failed = min((chunk.number for chunk in self.chunks if chunk.failure is not None), default=None)
        return any(failed is None or member.chunk.number < failed for member in self._members.values())

    def _wait(self) -> None:
        """Wait until one has ended, and note what became of its chunk."""
        ended, _, _ = select.select(list(self._members), [], [])
        for pipe in ended:
            member = self._members.pop(pipe)
            os.close(pipe)
            _, status, used = os.wait4(member.pid, 0)
            chunk = member.chunk
            chunk.seconds = used.ru_utime + used.ru_stime
            code = os.waitstatus_to_exitcode(status)
            if code == 0 and chunk.path.exists():
                chunk.done = True
            elif code == FAILED_EXIT and chunk.failure_path.exists():
                chunk.failure = json.loads(chunk.failure_path.read_text(encoding="utf-8"))
                raise ChunkFailedError
            else:
                self.dismiss()
                _end_alike(code)


def report_failure(chunk: Chunk, failure: Mapping[str, Any]) -> None:
    """End this copy, which has failed."""
    chunk.failure_path.write_text(json.dumps(failure), encoding="utf-8")
    os._exit(FAILED_EXIT)


def _end_alike(code: int) -> None:
    """End as a copy did, so that the supervisor sees what it would have seen of a scene that is drawn by one."""
    if code < 0:
        os.kill(os.getpid(), -code)
    os._exit(code)


def _become_silent_copy(chunk: Chunk) -> None:
    """Say nothing a second time, and keep away from the files that the original may be writing just now."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os.close(null)
    gc.freeze()  # what is there stays there: looking through it again would only copy pages
    own = chunk.path.with_suffix("")
    tex: Path = config.get_dir("tex_dir")
    config.update({"text_dir": str(own / "texts"), "tex_dir": str(own / "tex")})
    (own / "tex").mkdir(parents=True)
    for svg in tex.glob("*.svg"):
        with suppress(OSError):
            os.link(svg, own / "tex" / svg.name)
