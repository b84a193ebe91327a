"""The tier that uses bubblewrap: fresh namespaces of every kind, and a filesystem made for the occasion."""

from __future__ import annotations

import contextlib
import functools
import os
import platform
import re
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox import complaints, facts, hidden, ordering, seccomp, tree, view
from stitcher_lab.sandbox.pipes import Pipes
from stitcher_lab.sandbox.priority import take_turn
from stitcher_lab.sandbox.tier import Obstacle, Used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.sandbox.tier import Needs

INSTALL = "sudo apt-get install bubblewrap"
OLDEST = (0, 8)
NEWER = "Use Debian 12, Ubuntu 24.04 or newer ones, or build bubblewrap from its source."
# Not /dev/zero: mapped as shared, it is memory that no process answers for.
DEVICES = ("/dev/null", "/dev/full", "/dev/random", "/dev/urandom")


class Bubblewrap:
    """Isolation by the ``bwrap`` program at ``path``, or else on the ``PATH``."""

    name = "bubblewrap"
    hides = True

    def __init__(self, path: str = "") -> None:
        self._given = path

    @property
    def program(self) -> str | None:
        """The absolute path of the program, ``None`` where there is none."""
        found = shutil.which(self._given or "bwrap")
        return str(Path(found).absolute()) if found else None

    def obstacle(self) -> Obstacle | None:
        """What is known to be missing, without trying."""
        if self.program is None:
            where = f"There is no program {self._given}." if self._given else "bubblewrap (bwrap) is not installed."
            return Obstacle(where, INSTALL)
        if platform.machine() not in seccomp.MACHINES:
            return Obstacle(f"There is no list of system calls for {platform.machine()} processors.")
        version = _version(self.program)
        if version < OLDEST:
            shown = ".".join(map(str, version)) or "of an unknown version"
            return Obstacle(f"bubblewrap is {shown}; 0.8 or newer is needed.", NEWER)
        return None

    def explain(self, complaint: str) -> Obstacle:
        """Put what bwrap complained about into plain words."""
        return complaints.explain(complaint)

    def start(self, needs: Needs) -> BubblewrapCell:
        """Start a cell; bwrap dies with the thread that calls this."""
        obstacle = self.obstacle()
        if obstacle or self.program is None:
            raise SandboxUnavailable(obstacle.why if obstacle else "", remedy=obstacle.remedy if obstacle else "")
        seen = view.current_view()
        with contextlib.ExitStack() as lending, contextlib.ExitStack() as keeping:
            pipes = Pipes(lending, keeping)
            order_read, order = pipes.to_cell()
            log, log_write = pipes.from_cell()
            result, result_write = pipes.from_cell()
            # What comes with the order is written by the launcher, and so needs a place that can be written.
            inputs = view.INPUTS if needs.inputs else view.SCRATCH / "inputs"
            arguments = [
                *_namespaces(),
                "--seccomp", str(pipes.content(seccomp.assemble())),
                *_filesystem(seen, needs, pipes),
                "--",
                *ordering.launch(seen, result=result_write, inputs=inputs, work=view.WORK, preload=needs.preload),
            ]  # fmt: skip
            command = [self.program, *arguments]
            if os.geteuid() == 0:
                command = hidden.descent(seen, command)
            try:
                process = subprocess.Popen(
                    command,
                    stdin=order_read,
                    stdout=log_write,
                    stderr=log_write,
                    pass_fds=pipes.lent - {order_read, log_write},
                    env=seen.environment,
                    cwd="/",
                    # Ctrl-C in the terminal is for us to hear; bubblewrap would die of it before a verdict is found.
                    start_new_session=True,
                )
            except OSError as error:
                raise SandboxUnavailable(f"The sandbox cannot be started: {error}.") from error
            keeping.pop_all()
        return BubblewrapCell(process, order, log, result)


class BubblewrapCell:
    """One run of bwrap; see :class:`stitcher_lab.sandbox.tier.Cell`."""

    def __init__(self, process: subprocess.Popen[bytes], order: int, log: int, result: int) -> None:
        self.order, self.log, self.result = order, log, result
        self.ended = os.pidfd_open(process.pid)
        self._process = process
        self._first: tuple[int, int] | None = None  # process id and pidfd of the namespace's first process
        self._at_start = Used(0, 0)

    @property
    def root(self) -> int:
        """The outermost process: all others descend from it."""
        return self._process.pid

    def _first_inside(self) -> tuple[int, int] | None:
        """The namespace's first process: with it, the kernel kills every other, and it ends only after them.

        It is bwrap's only child. (Bwrap would tell its number with ``--info-fd``; but if nobody is left to read that,
        it dies half-way and leaves the child waiting for ever.)
        """
        if self._first is None:
            for pid in tree.children(self._process.pid):
                with contextlib.suppress(ProcessLookupError):
                    descriptor = os.pidfd_open(pid)
                    if pid in tree.children(self._process.pid):
                        self._first = pid, descriptor
                    else:
                        os.close(descriptor)
        return self._first

    def confirm(self) -> Obstacle | None:
        """Look at the launcher from outside."""
        first = self._first_inside()
        if first is None:
            return Obstacle("The sandbox's first process cannot be found.")
        problems = facts.problems(first[0])
        if problems:
            return Obstacle(f"The sandbox is not tight: {'; '.join(problems)}.")
        self._at_start = self._scratch()
        take_turn(first[0])
        return None

    def close_order(self) -> None:
        """Close the order pipe."""
        if self.order >= 0:
            os.close(self.order)
            self.order = -1

    def scratch_used(self) -> Used:
        """What the scratch holds beyond what it held at the start, seen through the namespace's root."""
        now = self._scratch()
        return Used(max(0, now.size - self._at_start.size), max(0, now.files - self._at_start.files))

    def _scratch(self) -> Used:
        try:
            state = os.statvfs(f"/proc/{self._first[0] if self._first else 0}/root{view.SCRATCH}")
        except OSError:  # an ordinary user may not look there
            return self._at_start
        return Used((state.f_blocks - state.f_bfree) * state.f_frsize, state.f_files - state.f_ffree)

    def kill(self) -> None:
        """Kill the launcher: the kernel then kills every process of its namespace, and bwrap ends."""
        if self._first_inside() is None:
            # Bwrap has not come that far. Hold it, lest it come that far while it is being killed.
            self._process.send_signal(signal.SIGSTOP)
            tree.await_stop(self._process.pid)
            self._first_inside()
            self._process.kill()
        if self._first is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._first[1], signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Wait until the namespace is empty: its first process ends only after all others have."""
        deadline = time.monotonic() + seconds
        for descriptor in (self.ended, *(self._first or ())[1:]):
            poll = select.poll()
            poll.register(descriptor, select.POLLIN)
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                return False
        self._process.wait()
        return True

    def exit_code(self) -> int | None:
        """How the launcher ended, as bwrap passes it on."""
        code = self._process.returncode
        return code if code is not None and code >= 0 else None

    def close(self) -> None:
        """Close everything; the order too, if it was never given."""
        for descriptor in (self.order, self.log, self.result, self.ended, *(self._first or ())[1:]):
            if descriptor >= 0:
                os.close(descriptor)


# ------------------------------------------------------------------------------------------------- the command line


def _namespaces() -> list[str]:
    return [
        "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        *(() if _settings_are_read_only() else ("--disable-userns",)),
        "--uid", str(view.UID), "--gid", str(view.UID), "--hostname", "scene",
        # The launcher itself is the namespace's first process: when it ends, the kernel ends all others at once, and
        # there is no orphan for the host's first process to reap, which in many a container it does not.
        "--as-pid-1", "--cap-drop", "ALL", "--new-session", "--die-with-parent",
    ]  # fmt: skip


def _settings_are_read_only() -> bool:
    """Whether ``/proc/sys`` is closed to everybody, as in containers.

    Bubblewrap forbids namespaces within the sandbox by writing there, and fails where it cannot. The system-call filter
    forbids them too, and the self-test tries.
    """
    try:
        return bool(os.statvfs("/proc/sys/user").f_flag & os.ST_RDONLY)
    except OSError:
        return True


def _filesystem(seen: view.View, needs: Needs, pipes: Pipes) -> Iterator[str]:
    """Arguments that build the root: everything is read-only but the scratch."""
    yield from ("--perms", "0755", "--size", str(needs.scratch), "--tmpfs", str(view.SCRATCH))
    for source, path in seen.links:
        yield from ("--symlink", source, path)
    for path in seen.binds:
        yield from ("--ro-bind", path, path)
    for path, text in seen.files.items():
        yield from ("--perms", "0444", "--ro-bind-data", str(pipes.content(text.encode())), path)
    for device in DEVICES:
        yield from ("--dev-bind", device, device)
    yield from ("--dir", str(view.INPUTS))
    for name, content in ordering.named(needs.inputs).items():
        yield from ("--perms", "0444", "--ro-bind-data", str(pipes.content(content)), str(view.INPUTS / name))
    yield from ("--dir", str(view.HOME), "--dir", str(view.WORK), "--chdir", str(view.WORK), "--remount-ro", "/")


@functools.cache
def _version(program: str) -> tuple[int, ...]:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(map(int, re.findall(r"\d+", told)))
