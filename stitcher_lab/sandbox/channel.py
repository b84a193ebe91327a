"""The one way out of the sandbox: a pipe of frames, written inside, read by the supervisor.

A frame is a 4-byte big-endian header length, a JSON header, and for files ``size`` bytes of payload::

    {"ready": true}                       once, first: the launcher runs and waits for its order
    {"message": {…}}                      a JSON object for the caller
    {"file": "clip.mp4", "size": 123456}  followed by 123456 bytes

Everything that comes out is hostile data: the reader (:mod:`stitcher_lab.sandbox.frames`) enforces form, name, count
and size.
"""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEADER_LIMIT = 4 * 1024 * 1024


class Channel:
    """The inside end: sends messages and files, names the folders that a task may use.

    ``inputs`` is read-only; ``scratch`` is writable, sized, and vanishes with the task (it is the current folder).
    """

    def __init__(self, stream: BinaryIO, inputs: Path, scratch: Path) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self.inputs = inputs
        self.scratch = scratch

    def _header(self, header: Mapping[str, Any]) -> bytes:
        data = json.dumps(header, allow_nan=False).encode()
        if len(data) > HEADER_LIMIT:
            raise ValueError(f"A message of {len(data)} bytes is too long; send it as a file.")
        return len(data).to_bytes(4, "big") + data

    def ready(self) -> None:
        """Tell the supervisor that the launcher runs and waits for its order (the launcher's own first word)."""
        with self._lock:
            self._stream.write(self._header({"ready": True}))
            self._stream.flush()

    def message(self, body: Mapping[str, Any]) -> None:
        """Send a JSON object; raises ``ValueError`` for NaN, infinity, or more than ``HEADER_LIMIT`` bytes."""
        with self._lock:
            self._stream.write(self._header({"message": body}))
            self._stream.flush()

    def file(self, name: str, content: Path | bytes) -> None:
        """Send a file under a plain name (letters, digits, ``._-``), each name once.

        A file that is still being written to is cut, or the stream broken, at the size it has now.
        """
        with self._lock:
            if isinstance(content, bytes):
                self._stream.write(self._header({"file": name, "size": len(content)}) + content)
            else:
                self._stream.write(self._header({"file": name, "size": content.stat().st_size}))
                with content.open("rb") as source:
                    while block := source.read(1 << 20):
                        self._stream.write(block)
            self._stream.flush()
