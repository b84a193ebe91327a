"""What a tree of processes uses, read from the host's ``/proc``: the limits of one process do not bound the sum."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

_PAGE = os.sysconf("SC_PAGE_SIZE")


class Usage(NamedTuple):
    """``memory`` in bytes over all ``processes`` of a tree."""

    memory: int
    processes: int


def members(root: int) -> list[int]:
    """Process ids of ``root`` and all its descendants.

    A daemon that leaves its parent falls to the namespace's first process, which is below ``root`` too: inside a
    process namespace there is no way out of the tree.
    """
    parents = None if Path(f"/proc/self/task/{os.getpid()}/children").exists() else _by_parent()
    found: list[int] = []
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += _children(pid) if parents is None else parents.get(pid, ())
    return found


def usage(root: int, enough: int) -> Usage:
    """What the tree uses now.

    The sum of resident sets counts pages that processes share more than once and is cheap; only where it exceeds
    ``enough`` (bytes) are the pages counted by their owners' shares (PSS).
    """
    pids = members(root)
    resident = sum(map(_resident, pids))
    if resident > enough:
        resident = sum(map(_proportional, pids))
    return Usage(resident, len(pids))


def _children(pid: int) -> list[int]:
    children: list[int] = []
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            children += map(int, (thread / "children").read_bytes().split())
    except OSError:
        pass  # it ended meanwhile
    return children


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


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _proportional(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return _resident(pid)
