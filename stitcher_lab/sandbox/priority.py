"""Who comes first on the processors: what watches, then tasks, and last what is made ready for tasks to come."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from stitcher_lab.sandbox import tree

NICE = 5  # of tasks: what watches, and whoever else works here, comes before what is watched


def can_return() -> bool:
    """Whether a process that was put behind all others can be put back up: only root can."""
    return os.geteuid() == 0


def give_way(root: int) -> None:
    """Have a process, and what it has started and will start, use only what nobody else wants."""
    for _ in ("those that are there", "those that came meanwhile"):
        _put(root, os.SCHED_IDLE)


def take_turn(root: int) -> None:
    """Put a process, and what it has started, up to where tasks are."""
    _put(root, os.SCHED_OTHER)


def _put(root: int, policy: int) -> None:
    for process in tree.members(root):
        with contextlib.suppress(OSError):
            for thread in (int(entry.name) for entry in Path(f"/proc/{process}/task").iterdir()):
                os.sched_setscheduler(thread, policy, os.sched_param(0))
                os.setpriority(os.PRIO_PROCESS, thread, NICE)
