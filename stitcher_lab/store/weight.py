"""How many bytes a folder holds, without looking at every file each time: counted now and then, added up in between.

Beside the folder lies a file with one number a line: the last count, and what was written since. Several processes may
write at once; what one of them writes while another counts may be forgotten until the next count. So this says when it
is time to look, and is no account.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRUSTED = 7 * 86_400.0  # seconds
_LONGEST = 64 * 1024  # bytes: some thousand writes


class Weight:
    """``count`` looks at every file."""

    def __init__(self, path: Path, count: Callable[[], int]) -> None:
        self._path = path
        self._count = count

    def add(self, size: int) -> None:
        """Note that so many bytes were written."""
        with suppress(OSError):  # where nothing was counted yet, all will be
            lines = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
            try:
                os.write(lines, f"{size}\n".encode())
            finally:
                os.close(lines)

    def exceeds(self, most: int) -> bool:
        """Whether there is more than ``most``; counts only where that is likely, or was not done for long."""
        if self._roughly() <= most:
            return False
        exact = self._count()
        with suppress(OSError):
            atomic.write(self._path, f"{exact}\n".encode())
        return exact > most

    def forget(self) -> None:
        """Have everything counted next time."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _roughly(self) -> float:
        try:
            facts = self._path.stat()
            if facts.st_size > _LONGEST or time.time() - facts.st_mtime > _TRUSTED:
                return float("inf")
            lines = self._path.read_text(encoding="ascii").split()
            return sum(map(int, lines)) if lines else float("inf")
        except (OSError, ValueError):
            return float("inf")
