"""Who comes first on the processors: what watches, then tasks, and last what is made ready for tasks to come."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

NICE = 5  # of tasks: what watches, and whoever else works here, comes before what is watched


def give_way(*, wholly: bool) -> bool:
    """Have the calling thread, and the processes that it starts, come as tasks do, or after all others (``wholly``).

    Returns whether they come last: only root's do, since only root can put a process back up (:func:`take_turn`).
    """
    thread = threading.get_native_id()
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, thread, NICE)
        if wholly and os.geteuid() == 0:
            os.sched_setscheduler(thread, os.SCHED_IDLE, os.sched_param(0))
            return True
    return False


def take_turn(process: int) -> None:
    """Put a process, with all its threads, up to where tasks are."""
    with contextlib.suppress(OSError):
        for thread in (int(entry.name) for entry in Path(f"/proc/{process}/task").iterdir()):
            os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
            os.setpriority(os.PRIO_PROCESS, thread, NICE)
