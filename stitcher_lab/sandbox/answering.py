"""Questions of a task: the caller's handler works in a thread of its own, so that the task is never out of sight."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any

from stitcher_lab.sandbox import ordering
from stitcher_lab.sandbox.frames import ForgedFrame, TooMuchOutput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stitcher_lab.sandbox.task import Answer, Limits


class Desk:
    """Takes one question at a time to ``handler``, and has the answer ready as bytes for the order pipe.

    ``bell`` is a descriptor that becomes readable when an answer is there.
    """

    def __init__(self, handler: Callable[[Mapping[str, Any]], Answer], limits: Limits) -> None:
        self._handler = handler
        self._limits = limits
        self.bell = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._thread: threading.Thread | None = None
        self._answer: bytes | BaseException = b""
        self._questions = 0
        self._answered = 0
        self._began = 0.0
        self._seconds = 0.0

    @property
    def seconds(self) -> float:
        """How long the caller has worked on answers, up to what counts."""
        running = time.monotonic() - self._began if self._thread is not None else 0.0
        return min(self._seconds + running, self._limits.answering)

    def take(self, question: Mapping[str, Any]) -> None:
        """Take a question; raises :class:`ForgedFrame` where the last has no answer yet."""
        if self._thread is not None:
            raise ForgedFrame("a second question before the answer")
        self._questions += 1
        if self._questions > self._limits.questions:
            raise TooMuchOutput("more questions than a task may ask")
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._work, args=(question,), name="stitcher-answer", daemon=True)
        self._thread.start()

    def _work(self, question: Mapping[str, Any]) -> None:
        try:
            self._answer = ordering.answer(self._handler(question))
        except BaseException as error:  # noqa: BLE001 (it is raised where the task is being run)
            self._answer = error
        os.eventfd_write(self.bell, 1)

    def answer(self) -> bytes:
        """Hand out the answer once the bell has rung; raises what the handler raised."""
        os.eventfd_read(self.bell)
        self._end()
        if isinstance(self._answer, BaseException):
            raise self._answer
        self._answered += len(self._answer)
        if self._answered > self._limits.answers:
            raise TooMuchOutput("questions with larger answers than a task may get")
        return self._answer

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self._seconds += time.monotonic() - self._began

    def close(self) -> None:
        """Wait for a handler that still works: what it has started ends with its thread."""
        self._end()
        os.close(self.bell)
