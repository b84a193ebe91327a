"""What a tree of processes uses, read from the host's ``/proc``: the limits of one process do not bound the sum."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

_PAGE = os.sysconf("SC_PAGE_SIZE")
# Kernels built without CONFIG_PROC_CHILDREN do not have it.
_LISTED = Path("/proc/thread-self/children")


class Usage(NamedTuple):
    """``memory`` in bytes over all ``processes`` of a tree, threads counted each."""

    memory: int
    processes: int


def members(root: int) -> list[int]:
    """Process ids of ``root`` and all its descendants.

    A daemon that leaves its parent falls to the namespace's first process, which is below ``root`` too: inside a
    process namespace there is no way out of the tree.
    """
    table = None if _LISTED.exists() else _by_parent()
    found: list[int] = []
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += _listed(pid) if table is None else table.get(pid, ())
    return found


def children(pid: int) -> list[int]:
    """Process ids of the children of ``pid``."""
    return _listed(pid) if _LISTED.exists() else _by_parent().get(pid, [])


def await_stop(pid: int, seconds: float = 2.0) -> None:
    """Wait until ``pid`` has followed a SIGSTOP, or has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b") ")[2][:1]
        except OSError:
            return
        if state in b"TtZX":
            return
        time.sleep(0.0005)


def usage(root: int, enough: int) -> Usage:
    """What the tree uses now.

    The sum of resident sets counts pages that processes share more than once and is cheap; only where it exceeds
    ``enough`` (bytes) are the pages counted by their owners' shares (PSS).
    """
    pids = members(root)
    found = list(map(_look, pids))
    resident = sum(memory for memory, _ in found)
    if resident > enough:
        resident = sum(map(_proportional, pids))
    return Usage(resident, sum(threads for _, threads in found))


def _listed(pid: int) -> list[int]:
    found: list[int] = []
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_bytes().split())
    except OSError:
        pass  # it ended meanwhile
    return found


def _by_parent() -> dict[int, list[int]]:
    """Children of every process, for kernels built without ``/proc/…/children``."""
    found: dict[int, list[int]] = {}
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                stat = (process / "stat").read_bytes()
            except OSError:
                continue
            parent = int(stat[stat.rindex(b")") + 1 :].split()[1])
            found.setdefault(parent, []).append(int(process.name))
    return found


def _look(pid: int) -> tuple[int, int]:
    """Bytes resident, and number of threads; see proc_pid_stat(5), fields 24 and 20."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b") ")[2].split()
        return int(fields[21]) * _PAGE, int(fields[17])
    except (OSError, IndexError):
        return 0, 0


def _proportional(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return _look(pid)[0]
