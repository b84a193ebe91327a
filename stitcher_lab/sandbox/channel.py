"""The two pipes through the sandbox's wall, as the task sees them; everything on them is a frame.

A frame is a 4-byte big-endian length and that many bytes. What the task sends begins with a JSON header, for files and
pieces followed by ``size`` bytes of payload::

    {"ready": true}                                  once, first: the launcher runs and waits for its order
    {"begun": true}                                  once, second: it has the order, and calls the task
    {"message": {…}}                                 a JSON object for the caller
    {"file": "clip.mp4", "size": 123456}             a whole file
    {"piece": "clip", "number": 0, "size": 123456}   a part of something that is used before it is whole
    {"question": {…}}                                the caller's answer is waited for

Everything that comes out is hostile data: the reader (:mod:`stitcher_lab.sandbox.frames`) enforces form, name, count
and size. What comes in (:mod:`stitcher_lab.sandbox.ordering`): the order, the task's inputs, and the answers.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import threading
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HEADER_LIMIT = 4 * 1024 * 1024
BLOCK = 1 << 20
# The launcher's own two words, as they stand in the pipe.
READY = b'\x00\x00\x00\x0f{"ready": true}'
BEGUN = b'\x00\x00\x00\x0f{"begun": true}'


class NobodyAnswers(RuntimeError):
    """The task's caller takes no questions, or it is not the task's first process that asks."""


class Channel:
    """The inside end: sends messages, files and pieces, asks questions, names the folders that a task may use.

    ``inputs`` is read-only; ``scratch`` is writable, sized, and vanishes with the task (it is the current folder).
    Threads and forked children of the task may send too: each frame goes out whole. Only the task's first process may
    ask.
    """

    def __init__(self, stream: BinaryIO, inputs: Path, scratch: Path) -> None:
        self._stream = stream
        self._answers = -1
        self._process = os.getpid()
        self._asking = threading.Lock()
        self._lock = threading.Lock()
        self._turn = _turnstile(scratch)
        os.register_at_fork(after_in_child=self._after_fork)
        self.inputs = inputs
        self.scratch = scratch

    def _after_fork(self) -> None:
        self._lock = threading.Lock()  # another thread may have held the parent's

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other threads, and other processes of the task, from writing between two halves of a frame."""
        with self._lock:
            if self._turn < 0:
                yield
                return
            fcntl.lockf(self._turn, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._turn, fcntl.LOCK_UN)

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[self._stream.write(left) :]

    def _header(self, header: Mapping[str, Any]) -> bytes:
        data = json.dumps(header, allow_nan=False).encode()
        if len(data) > HEADER_LIMIT:
            raise ValueError(f"A message of {len(data)} bytes is too long; send it as a file.")
        return len(data).to_bytes(4, "big") + data

    def ready(self) -> None:
        """Tell the supervisor that the launcher runs and waits for its order."""
        with self._alone():
            self._write(READY)

    def begun(self) -> None:
        """Tell the supervisor that the launcher has its order, and now calls the task."""
        with self._alone():
            self._write(BEGUN)

    def answers_come_by(self, pipe: int) -> None:
        """Tell from which pipe answers can be read (the launcher's word: the caller takes questions)."""
        self._answers = pipe

    def message(self, body: Mapping[str, Any]) -> None:
        """Send a JSON object; raises ``ValueError`` for NaN, infinity, or more than ``HEADER_LIMIT`` bytes."""
        frame = self._header({"message": body})
        with self._alone():
            self._write(frame)

    def file(self, name: str, content: Path | bytes) -> None:
        """Send a file under a plain name (letters, digits, ``._-``), each name once.

        A file that is still being written to is cut, or the stream broken, at the size it has now.
        """
        with self._alone():
            if isinstance(content, bytes):
                self._write(self._header({"file": name, "size": len(content)}) + content)
                return
            self._write(self._header({"file": name, "size": content.stat().st_size}))
            with content.open("rb") as source:
                while block := source.read(BLOCK):
                    self._write(block)

    def piece(self, name: str, number: int, content: bytes) -> None:
        """Send the next part of something that the caller uses before it is whole.

        ``name`` is a plain name as for :meth:`file`; the ``number`` of its pieces counts from 0 without a gap.
        """
        header = self._header({"piece": name, "number": number, "size": len(content)})
        with self._alone():
            self._write(header + content)

    def ask(self, question: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Ask the caller; wait for the answer, a JSON object and files by name.

        Raises
        ------
        NobodyAnswers
            The caller takes no questions, or this is a forked child.
        ValueError
            The question is too long, or no JSON.

        """
        if self._answers < 0:
            raise NobodyAnswers("Whoever runs this task takes no questions.")
        if os.getpid() != self._process:
            raise NobodyAnswers("Only the task's first process may ask.")
        frame = self._header({"question": question})
        with self._asking:
            with self._alone():
                self._write(frame)
            answer = json.loads(read_frame(self._answers))
            return answer["body"], {name: read_frame(self._answers) for name in answer["files"]}


def read_frame(descriptor: int) -> bytes:
    """Read one frame from a pipe whose other end is trusted; raises ``EOFError`` where it ends early."""
    return _read(descriptor, int.from_bytes(_read(descriptor, 4), "big"))


def _read(descriptor: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(descriptor, min(size, BLOCK))
        if not part:
            raise EOFError("the pipe ended in the middle of a frame")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _turnstile(folder: Path) -> int:
    """A file without a name, for a lock that a forked child does not share with its parent; −1 where it cannot be."""
    path = folder / ".turn"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        path.unlink()
    except OSError:
        return -1
    return descriptor
