"""The tier that uses bubblewrap: fresh namespaces of every kind, and a filesystem made for the occasion."""

from __future__ import annotations

import contextlib
import fcntl
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
from stitcher_lab.sandbox import complaints, facts, hidden, seccomp, tree, view
from stitcher_lab.sandbox.tier import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stitcher_lab.sandbox.task import Task

INSTALL = "sudo apt-get install bubblewrap"
OLDEST = (0, 8)
NEWER = "Use Debian 12, Ubuntu 24.04 or newer ones, or build bubblewrap from its source."
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
PIPE_BYTES = 1024 * 1024
NICE = 5  # what watches, and whoever else works here, comes before what is watched


class Bubblewrap:
    """Isolation by the ``bwrap`` program at ``path``, or else on the ``PATH``."""

    name = "bubblewrap"

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

    def start(self, task: Task) -> BubblewrapCell:
        """Start a cell for ``task``."""
        obstacle = self.obstacle()
        if obstacle or self.program is None:
            raise SandboxUnavailable(obstacle.why if obstacle else "", remedy=obstacle.remedy if obstacle else "")
        seen = view.current_view()
        with contextlib.ExitStack() as lending, contextlib.ExitStack() as keeping:
            pipes = _Pipes(lending, keeping)
            order_read, order = pipes.to_cell()
            log, log_write = pipes.from_cell()
            result, result_write = pipes.from_cell()
            # The interpreter is isolated but for its environment, which is of our making and fixes the order of sets.
            arguments = [
                *_namespaces(),
                "--seccomp", str(pipes.content(seccomp.assemble())),
                *_filesystem(seen, task, pipes),
                "--", seen.python, "-s", "-P", "-S", "-B", "-u", "-X", "utf8", view.launcher(),
                str(result_write), seen.module_paths[-1], str(view.INPUTS), str(view.WORK),
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
        self._inodes_at_start = 0

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
        self._inodes_at_start = self._inodes()
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, first[0], NICE)
        return None

    def close_order(self) -> None:
        """End the order: the task starts."""
        os.close(self.order)
        self.order = -1

    def scratch_files(self) -> int:
        """Inodes taken in the scratch since the start, seen through the namespace's root; 0 where we may not look."""
        return self._inodes() - self._inodes_at_start

    def _inodes(self) -> int:
        try:
            state = os.statvfs(f"/proc/{self._first[0] if self._first else 0}/root{view.SCRATCH}")
        except OSError:
            return self._inodes_at_start
        return state.f_files - state.f_ffree

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


class _Pipes:
    """Pipes to a cell. Its ends are closed here once it has been started, ours only if that fails."""

    def __init__(self, lending: contextlib.ExitStack, keeping: contextlib.ExitStack) -> None:
        self._lending = lending
        self._keeping = keeping
        self.lent: set[int] = set()

    def to_cell(self) -> tuple[int, int]:
        """Return a new pipe (theirs to read, ours to write)."""
        read, write = os.pipe2(os.O_CLOEXEC)
        return self._lend(read), self._keep(write)

    def from_cell(self) -> tuple[int, int]:
        """Return a new pipe (ours to read, theirs to write)."""
        read, write = os.pipe2(os.O_CLOEXEC)
        return self._keep(read), self._lend(write)

    def content(self, content: Path | bytes) -> int:
        """Return a descriptor, theirs, from which ``content`` can be read."""
        if isinstance(content, bytes):
            descriptor = self._lend(os.memfd_create("stitcher"))
            with os.fdopen(descriptor, "wb", closefd=False) as stream:
                stream.write(content)
            os.lseek(descriptor, 0, os.SEEK_SET)
            return descriptor
        return self._lend(os.open(content, os.O_RDONLY | os.O_CLOEXEC))

    def _lend(self, descriptor: int) -> int:
        self._lending.callback(os.close, descriptor)
        self.lent.add(descriptor)
        return descriptor

    def _keep(self, descriptor: int) -> int:
        self._keeping.callback(os.close, descriptor)
        os.set_blocking(descriptor, False)
        with contextlib.suppress(OSError):  # an ordinary user may have used up what all its pipes may hold
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        return descriptor


def _namespaces() -> list[str]:
    return [
        "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--disable-userns", "--uid", str(view.UID), "--gid", str(view.UID), "--hostname", "scene",
        # The launcher itself is the namespace's first process: when it ends, the kernel ends all others at once, and
        # there is no orphan for the host's first process to reap, which in many a container it does not.
        "--as-pid-1", "--cap-drop", "ALL", "--new-session", "--die-with-parent",
    ]  # fmt: skip


def _filesystem(seen: view.View, task: Task, pipes: _Pipes) -> Iterator[str]:
    """Arguments that build the root: everything is read-only but the scratch."""
    yield from ("--perms", "0755", "--size", str(task.limits.scratch), "--tmpfs", str(view.SCRATCH))
    for source, path in seen.links:
        yield from ("--symlink", source, path)
    for path in seen.binds:
        yield from ("--ro-bind", path, path)
    for path, text in seen.files.items():
        yield from ("--perms", "0444", "--ro-bind-data", str(pipes.content(text.encode())), path)
    for device in DEVICES:
        yield from ("--dev-bind", device, device)
    yield from ("--dir", str(view.INPUTS))
    for name, content in _named(task.inputs).items():
        yield from ("--perms", "0444", "--ro-bind-data", str(pipes.content(content)), str(view.INPUTS / name))
    yield from ("--dir", str(view.HOME), "--dir", str(view.WORK), "--chdir", str(view.WORK), "--remount-ro", "/")


def _named(inputs: Mapping[str, Path | bytes]) -> Mapping[str, Path | bytes]:
    for name in inputs:
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", name, re.ASCII):
            raise ValueError(f"{name!r} cannot be the name of an input.")
    return inputs


@functools.cache
def _version(program: str) -> tuple[int, ...]:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(map(int, re.findall(r"\d+", told)))
