"""Whether the process that wrote something down is still alive.

Its number alone does not tell: numbers are used again.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

_STATE, _START = 2, 21  # /proc/PID/stat, proc(5): fields are counted from 1 there; the name, in brackets, is the second


@dataclass(frozen=True, slots=True)
class Mark:
    """A process: where, since which start of the machine, its number, and when it began (clock ticks after boot)."""

    host: str
    boot: str
    pid: int
    started: str

    def alive(self) -> bool:
        """Whether it still runs; ``True`` as well where that cannot be told, on another machine."""
        if self.host != socket.gethostname():
            return True
        if self.boot != boot_id():
            return False
        return _exists(self.pid) and _started(self.pid) == self.started


def own_mark() -> Mark:
    """Return the mark of this process."""
    return Mark(socket.gethostname(), boot_id(), os.getpid(), _started(os.getpid()))


def boot_id() -> str:
    """Return what tells this start of the machine from any other; empty where the kernel does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(pid: int) -> str:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return ""
    if fields[_STATE - 2] == "Z":  # dead, and nobody has asked how it ended
        return "ended"
    return fields[_START - 2]
