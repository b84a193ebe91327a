"""What a task prints: its beginning and its end are kept, the flood between them is counted and dropped."""

from __future__ import annotations

import re

# Terminals act on control characters; a log must only be read.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Log:
    """Keeps at most ``limit`` bytes: a quarter of the first, the rest of the last."""

    def __init__(self, limit: int) -> None:
        self.total = 0
        self._head_room = limit // 4
        self._tail_room = limit - self._head_room
        self._head = bytearray()
        self._tail = bytearray()
        self._notes: list[str] = []

    def add(self, data: bytes) -> None:
        """Take the next piece."""
        self.total += len(data)
        fits = self._head_room - len(self._head)
        self._head += data[:fits]
        self._tail += data[fits:]
        del self._tail[: -self._tail_room or None]

    def note(self, text: str) -> None:
        """Add a line of the supervisor's own, at the end."""
        self._notes.append(f"[sandbox] {text}")

    def text(self) -> str:
        """Everything kept, without what terminals act on."""
        dropped = self.total - len(self._head) - len(self._tail)
        middle = f"\n[… {dropped} bytes left out …]\n" if dropped else ""
        raw = self._head.decode(errors="replace") + middle + self._tail.decode(errors="replace")
        printed = _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))
        if self._notes and printed and not printed.endswith("\n"):
            printed += "\n"
        return printed + "\n".join(self._notes)
