"""Small JSON messages between the processes of one cell: four bytes of length, then the text."""

from __future__ import annotations

import json
import os
from typing import Any

LARGEST = 16 * 1024 * 1024
_BLOCK = 1 << 16


def send(pipe: int, message: Any) -> None:
    """Write a message whole; raises ``OSError`` where nobody reads any more."""
    text = json.dumps(message).encode()
    left = memoryview(len(text).to_bytes(4, "big") + text)
    while left:
        left = left[os.write(pipe, left) :]


def receive(pipe: int) -> Any:
    """Wait for a message; ``None`` where the other end is gone."""
    reader = Reader(pipe)
    while reader.read():
        for message in reader.messages():
            return message
    return None


class Reader:
    """Takes messages from a pipe as they come."""

    def __init__(self, pipe: int) -> None:
        self.pipe = pipe
        self._kept = b""

    def read(self) -> bool:
        """Take what is there, or wait for something; ``False`` where the other end is gone or sends nonsense."""
        block = os.read(self.pipe, _BLOCK)
        self._kept += block
        return bool(block) and int.from_bytes(self._kept[:4], "big") <= LARGEST

    def messages(self) -> list[Any]:
        """Return the messages that are whole by now; raises ``ValueError`` where one is no JSON."""
        found = []
        while len(self._kept) >= 4 and len(self._kept) >= 4 + (size := int.from_bytes(self._kept[:4], "big")):  # noqa: PLR2004
            found.append(json.loads(self._kept[4 : 4 + size]))
            self._kept = self._kept[4 + size :]
        return found
