"""Cells without namespaces: a folder on the host for a scratch, and a keeper that sees the task to its end.

What the task is denied, the tier says: Landlock and a filter (:mod:`stitcher_lab.sandbox.landlock`), or nothing
(:mod:`stitcher_lab.sandbox.bare`). :mod:`stitcher_lab.sandbox.confine` is the keeper's own program.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import select
import signal
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox import facts, hidden, leftovers, ordering, scratch, seccomp, tree
from stitcher_lab.sandbox import view as views
from stitcher_lab.sandbox.pipes import Pipes
from stitcher_lab.sandbox.priority import take_turn
from stitcher_lab.sandbox.rooms import Room
from stitcher_lab.sandbox.tier import Obstacle, Used

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.sandbox.tier import Needs
    from stitcher_lab.sandbox.view import View

# Of the time that a task has, the part that may go into measuring its scratch.
MEASURING = 0.05
LONGEST_PAUSE = 1.0  # seconds
GROWN = 5000  # files
WIPING_SECONDS = 600.0
_AS_USER = "Run stitcher_lab as an ordinary user."


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a task is denied.

    ``abi`` is the version of Landlock's interface (0: no Landlock), ``allowed`` names the rights by path, ``filter`` is
    the program for system calls (empty: none).
    """

    abi: int = 0
    allowed: Callable[[View, Room], dict[str, int]] = lambda _view, _room: {}
    filter: bytes = b""


def start(needs: Needs, confinement: Confinement, *, uid: int | None) -> KeptCell:
    """Start a cell; it lives as long as the calling process, not its thread. Root becomes ``uid`` first.

    Raises
    ------
    stitcher_lab.errors.SandboxUnavailable
        It cannot be started.
    stitcher_lab.errors.EnvironmentFault
        There is no room for its scratch.

    """
    seen, package = _lent()
    room = Room.make(needs.inputs, package, uid)
    seen = _in_room(seen, room, linked=package is not None)
    with contextlib.ExitStack() as lending, contextlib.ExitStack() as keeping:
        keeping.callback(scratch.wipe, str(room.top))
        pipes = Pipes(lending, keeping)
        order_read, order = pipes.to_cell()
        lifeline_read, lifeline = pipes.to_cell()
        log, log_write = pipes.from_cell()
        result, result_write = pipes.from_cell()
        told = {
            "host": os.getpid(),
            "lifeline": lifeline_read,
            "close": [result_write],
            "scratch": str(room.top),
            "work": str(room.work),
            "allowed": confinement.allowed(seen, room),
            "abi": confinement.abi,
            "filter": confinement.filter.hex(),
            "launcher": seccomp.LAUNCHER,
            "crowded": uid is None,
            "command": ordering.launch(
                seen, result=result_write, inputs=room.given if needs.inputs else room.told,
                work=room.work, preload=needs.preload,
            ),
        }  # fmt: skip
        command = [seen.python, "-I", "-S", "-B", _keeper(), json.dumps(told)]
        if uid is not None:
            command = hidden.descent(seen, command, uid=uid)
        try:
            process = subprocess.Popen(
                command,
                stdin=order_read,
                stdout=log_write,
                stderr=log_write,
                pass_fds={lifeline_read, result_write},
                env=seen.environment,
                cwd="/",
                # Ctrl-C in the terminal is for us to hear.
                start_new_session=True,
            )
        except OSError as error:
            raise SandboxUnavailable(f"The sandbox cannot be started: {error}.") from error
        keeping.pop_all()
    return KeptCell(process, _Ends(order, log, result, lifeline), room, filtered=bool(confinement.filter))


class _Ends(NamedTuple):
    """Our ends of the pipes."""

    order: int
    log: int
    result: int
    lifeline: int


def _lent() -> tuple[View, Path | None]:
    """What is lent; and our own package, where the folder that it lies in is not.

    Python lists the folders that it looks for packages in. What lies beside ours is nobody's business, so that a folder
    with a link to it takes their place.
    """
    seen = views.current_view()
    ours = Path(seen.module_paths[-1])
    return seen, None if any(ours.is_relative_to(lent) for lent in seen.binds) else ours / "stitcher_lab"


def _in_room(seen: View, room: Room, *, linked: bool) -> View:
    """The view, with what a scene writes to, and our package, where they really are."""
    *modules, ours = seen.module_paths
    moved = {"HOME": str(room.home), "TMPDIR": str(room.free), "TEXMFOUTPUT": str(room.free)}
    return replace(
        seen, environment=seen.environment | moved, module_paths=(*modules, str(room.lent) if linked else ours)
    )


@functools.cache
def _keeper() -> str:
    return str(Path(__file__).resolve().with_name("confine.py"))


class KeptCell:
    """One keeper and what it keeps; see :class:`stitcher_lab.sandbox.tier.Cell`."""

    def __init__(self, process: subprocess.Popen[bytes], ends: _Ends, room: Room, *, filtered: bool) -> None:
        self.order, self.log, self.result, self._lifeline = ends
        self.ended = os.pidfd_open(process.pid)
        self._process = process
        self._room = room
        self._filtered = filtered
        self._launcher = 0
        self._used = self._at_start = Used(0, 0)
        self._measured = self._measuring = 0.0
        self._free = 0

    @property
    def root(self) -> int:
        """The keeper: what is orphaned below it becomes its child."""
        return self._process.pid

    def confirm(self) -> Obstacle | None:
        """Look at the launcher from outside."""
        launchers = tree.children(self._process.pid)
        if len(launchers) != 1:
            return Obstacle("The sandbox's first process cannot be found.")
        self._launcher = launchers[0]
        problems = facts.problems(self._launcher, namespaces=()) if self._filtered else []
        with contextlib.suppress(OSError):
            if not os.getsid(self._launcher) == os.getpgid(self._launcher) == self._launcher:
                problems.append("it is no session of its own")
        if problems:
            return Obstacle(f"The sandbox is not tight: {'; '.join(problems)}.")
        if not os.access(self._room.free, os.R_OK | os.X_OK, effective_ids=True):
            return Obstacle("Root here may not look into others' folders, and so cannot watch the scratch.", _AS_USER)
        self._at_start = self._measure()
        take_turn(self._launcher)
        return None

    def close_order(self) -> None:
        """Close the order pipe."""
        if self.order >= 0:
            os.close(self.order)
            self.order = -1

    def scratch_used(self) -> Used:
        """What was put into the scratch since :meth:`confirm`; measured less often the longer that takes."""
        now = time.monotonic()
        since = now - self._measured
        usual = min(self._measuring / MEASURING, LONGEST_PAUSE)
        if since > usual or (since > self._measuring * 4 and self._has_grown()):
            self._used = self._measure()
            self._measured = time.monotonic()
            self._measuring = self._measured - now
        return Used(max(0, self._used.size - self._at_start.size), max(0, self._used.files - self._at_start.files))

    def _has_grown(self) -> bool:
        """Whether its file system has lost so many files that it may be our task's doing: cheap to ask."""
        with contextlib.suppress(OSError):
            free = os.statvfs(self._room.top).f_ffree
            grown, self._free = self._free - free > GROWN, free
            return grown
        return False

    def _measure(self) -> Used:
        size, files = scratch.measure(str(self._room.free))
        return Used(size + leftovers.deleted_but_open(tree.members(self.root), self._room.free), files)

    def kill(self) -> None:
        """Have the keeper kill everything; should it be held up, or gone, do so ourselves."""
        with contextlib.suppress(OSError):
            os.write(self._lifeline, b"!")
        if self._launcher and self._process.poll() is None:
            with contextlib.suppress(OSError):
                os.killpg(self._launcher, signal.SIGKILL)
            with contextlib.suppress(OSError):
                os.kill(self._process.pid, signal.SIGCONT)

    def wait(self, seconds: float) -> bool:
        """Wait until the keeper has ended: it does so last. Where it was killed, its work is done here."""
        deadline = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self.ended, select.POLLIN)
        # Every process is dead long before a scratch with very many folders is empty.
        if not poll.poll(seconds * 1000) and (self._has_members() or not poll.poll(WIPING_SECONDS * 1000)):
            return False
        if self._process.wait() < 0 and self._launcher:
            while self._has_members():
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.005)
        scratch.wipe(str(self._room.top))
        return True

    def _has_members(self) -> bool:
        return bool(self._launcher and leftovers.kill_session(self._launcher))

    def exit_code(self) -> int | None:
        """How the launcher ended, as the keeper passes it on."""
        code = self._process.returncode
        return code if code is not None and code >= 0 else None

    def close(self) -> None:
        """Close everything; the order too, if it was never given."""
        for descriptor in (self.order, self.log, self.result, self.ended, self._lifeline):
            if descriptor >= 0:
                os.close(descriptor)
