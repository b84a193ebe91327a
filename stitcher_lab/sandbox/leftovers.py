"""What is left in scratches on the host: deleted files that are still open, and cells whose keepers were killed."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import os
import signal
import stat
import time
from pathlib import Path

from stitcher_lab.sandbox import scratch

PREFIX = "stitcher-cell-"
NEW_SECONDS = 30.0  # how long a folder may be there before its keeper has come to hold it


def deleted_but_open(pids: list[int], folder: Path) -> int:
    """Bytes on disk of files that no folder shows any more and some process still holds; 0 where we may not look."""
    try:
        device = folder.stat().st_dev
    except FileNotFoundError:  # the cell is just ending
        device = -1
    found: dict[int, int] = {}
    for pid in pids:
        with contextlib.suppress(OSError), os.scandir(f"/proc/{pid}/fd") as descriptors:
            for descriptor in descriptors:
                with contextlib.suppress(OSError):
                    state = descriptor.stat()
                    if state.st_dev == device and state.st_nlink == 0 and stat.S_ISREG(state.st_mode):
                        found[state.st_ino] = state.st_blocks * 512
    return sum(found.values())


def kill_session(session: int) -> int:
    """Kill what still runs in a task's session; how many processes that were.

    Only processes without privileges and under a filter are taken: another program's session can have come to the same
    number.
    """
    killed = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            descriptor = os.pidfd_open(int(process.name))
            try:
                if _is_a_tasks(process, session):
                    signal.pidfd_send_signal(descriptor, signal.SIGKILL)
                    killed += 1
            finally:
                os.close(descriptor)
    return killed


def _is_a_tasks(process: Path, session: int) -> bool:
    state, _, _, its_session = (process / "stat").read_bytes().rpartition(b") ")[2].split()[:4]
    if int(its_session) != session or state in b"ZX":
        return False
    status = (process / "status").read_text(encoding="ascii", errors="replace")
    return "\nSeccomp:\t2\n" in status and "\nNoNewPrivs:\t1\n" in status


@functools.cache
def sweep_once(place: Path) -> None:
    """Sweep, the first time in the life of this process."""
    sweep(place)


def sweep(place: Path) -> None:
    """Remove the scratches whose keepers were killed together with their hosts, and what still runs in them."""
    for folder in place.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                state = os.fstat(held)
                if os.geteuid() not in (0, state.st_uid) or time.time() - state.st_mtime < NEW_SECONDS:
                    continue
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                with contextlib.suppress(OSError, ValueError):
                    kill_session(int((folder / scratch.LAUNCHER).read_text(encoding="ascii")))
                scratch.wipe(str(folder))
            finally:
                os.close(held)
