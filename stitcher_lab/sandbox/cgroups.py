"""A fence around a task's memory, made of control groups, where somebody has given us the right to make them.

The supervisor adds up a task's memory twenty times a second; between two looks much can happen. In a control group the
kernel itself counts, what it keeps for the task included, and kills. The bound is on everything together: memory, and
the scratch that lies in memory too, so that it is wider than the limit that the supervisor watches.

Used are version 2 where our own group is delegated to us (systemd: ``Delegate=yes``) and hands on the controllers
``memory`` and ``pids``, and a group of either version that an administrator names. Nothing outside of it is touched.
Files and their meaning: https://docs.kernel.org/admin-guide/cgroup-v2.html and, for version 1,
https://docs.kernel.org/admin-guide/cgroup-v1/memory.html
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.sandbox.task import MIB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.sandbox.task import Limits

PREFIX = "stitcher-"
# What the kernel keeps for a task (page tables, pipes), bubblewrap, and what was there before it entered.
SLACK = 128 * MIB
OWN_PROCESSES = 8  # bubblewrap or the keeper, and whoever is just ending
REMOVING_SECONDS = 1.0

_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Fences:
    """A group, of version 1 or 2, in which groups for tasks can be made."""

    home: Path
    version: int

    def around(self, pids: Iterable[int], limits: Limits) -> Fence | None:
        """Put the processes into a new group with these limits; ``None`` where that cannot be done just now."""
        folder = self.home / f"{PREFIX}{os.getpid()}-{next(_numbers)}"
        fence = Fence(folder, self.version)
        bound = limits.memory + limits.scratch + SLACK
        try:
            folder.mkdir()
            if self.version == 1:
                _write(folder / "memory.limit_in_bytes", bound)
            else:
                _write(folder / "memory.max", bound)
                _write(folder / "memory.oom.group", 1)
                _write(folder / "pids.max", limits.processes + OWN_PROCESSES)
            # Memory that is swapped out is memory too. Kernels without swap accounting have neither file.
            with contextlib.suppress(OSError):
                swap, most = ("memory.memsw.limit_in_bytes", bound) if self.version == 1 else ("memory.swap.max", 0)
                _write(folder / swap, most)
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    _write(folder / "cgroup.procs", pid)
        except OSError:
            fence.remove()
            return None
        return fence

    def sweep(self) -> None:
        """Remove the groups of those who were killed; the kernel refuses where a process is left in one."""
        for folder in self.home.glob(f"{PREFIX}*-*"):
            owner = folder.name.removeprefix(PREFIX).partition("-")[0]
            if owner.isdigit() and not Path(f"/proc/{owner}").exists():
                with contextlib.suppress(OSError):
                    folder.rmdir()


@dataclass(frozen=True, slots=True)
class Fence:
    """One task's group."""

    folder: Path
    version: int

    def memory_kills(self) -> int:
        """How many processes the kernel has killed for want of memory."""
        name = "memory.oom_control" if self.version == 1 else "memory.events"
        try:
            lines = (self.folder / name).read_text(encoding="ascii").splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in lines if line.startswith("oom_kill ")), 0)

    def kill(self) -> None:
        """Kill every process of the group."""
        with contextlib.suppress(OSError):
            if self.version == 2:  # noqa: PLR2004
                _write(self.folder / "cgroup.kill", 1)
                return
        with contextlib.suppress(OSError):
            for pid in (self.folder / "cgroup.procs").read_text(encoding="ascii").split():
                with contextlib.suppress(OSError):
                    os.kill(int(pid), signal.SIGKILL)

    def remove(self) -> None:
        """Remove the group; who is left in it is killed first."""
        deadline = time.monotonic() + REMOVING_SECONDS
        while True:
            try:
                self.folder.rmdir()
            except FileNotFoundError:
                return
            except OSError:
                if time.monotonic() > deadline:
                    return
                self.kill()
                time.sleep(0.002)
            else:
                return


def find(given: str = "") -> Fences | None:
    """Look for a group that fences can be made in: the one ``given``, else our own; ``None`` where there is none."""
    home = Path(given) if given else _own()
    if home is None:
        return None
    version = 1 if (home / "memory.limit_in_bytes").exists() else 2
    if version == 2:  # noqa: PLR2004
        with contextlib.suppress(OSError):
            (home / "cgroup.subtree_control").write_text("+memory +pids", encoding="ascii")
    fences = Fences(home, version)
    fences.sweep()
    trial = home / f"{PREFIX}{os.getpid()}-trial{next(_numbers)}"
    try:
        trial.mkdir()
    except OSError:
        return None
    try:
        needed = ("memory.limit_in_bytes",) if version == 1 else ("memory.max", "pids.max")
        return fences if all(os.access(trial / name, os.W_OK) for name in needed) else None
    finally:
        with contextlib.suppress(OSError):
            trial.rmdir()


def describe(given: str = "") -> str:
    """Say in a line how a task's memory is held."""
    if (fences := find(given)) is not None:
        return f"fenced by control groups, version {fences.version}, and watched"
    if given:
        return f"watched only: no groups can be made in {given}"
    return "watched only: no control group is delegated to us"


def _own() -> Path | None:
    """Our own group of version 2, where its files are."""
    try:
        groups = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
        mounts = [line.split() for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return None
    path = next((line.removeprefix("0::") for line in groups if line.startswith("0::")), None)
    place = next((fields for fields in mounts if fields[fields.index("-") + 1] == "cgroup2"), None)
    if path is None or place is None:
        return None
    root, mounted = place[3], place[4]
    if not Path(path).is_relative_to(root):
        return None
    return Path(mounted) / Path(path).relative_to(root)


def _write(path: Path, value: int) -> None:
    path.write_text(str(value), encoding="ascii")
