"""The keeper of one cell that has no namespaces: confines the launcher, and outlives it until nothing of it is left.

Started by path with the interpreter's isolated mode, as the user that the task will be; uses the standard library only.
Its one argument is JSON::

    {"host": 123, "lifeline": 5, "close": [0, 7], "scratch": "/tmp/…", "work": "/tmp/…/tmp/work", "abi": 7,
     "allowed": {"/usr": 13, …}, "filter": "2000…", "launcher": 2147483646, "crowded": true, "command": ["…"]}

It forks. The child becomes a session of its own, dies with its parent, gives up every right but the ``allowed`` ones
(:mod:`stitcher_lab.sandbox.landlock_rules`; ``abi`` 0 leaves that out), puts the system-call ``filter`` on, in which
its own process id takes the place of ``launcher``, and becomes the launcher. The filter lets nobody leave the
session's one process group, so that one signal to the group reaches every process there is, also those being made.
The parent, the keeper, is outside of all that. It adopts whatever is orphaned below it, and when the launcher has
ended, or ``host`` has, or the ``lifeline`` says so, it kills the group, waits until every process is gone, and
removes the scratch. Its exit code is the launcher's, or 128 + n for signal n.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import os
import resource
import select
import signal
import struct
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stitcher_lab.sandbox import landlock_rules, scratch
else:
    # Isolated mode leaves a script's own folder out, and pathlib would cost more than all the rest.
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    import landlock_rules
    import scratch

    del sys.path[0]

DIE_WITH_PARENT, ADOPT_ORPHANS, FILTER, FILTER_MODE = 1, 36, 22, 2  # prctl(2)
SETUP_EXIT = 77  # the confinement itself could not be made
# The user's other processes come and go while the task runs.
COMING_AND_GOING = 64

_libc = ctypes.CDLL(None, use_errno=True)


def control(option: int, *arguments: Any) -> None:
    """Call prctl(2); raises ``OSError``."""
    filled = [*arguments, *[0] * (4 - len(arguments))]
    if _libc.prctl(ctypes.c_int(option), *map(ctypes.c_ulong, filled)):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


# ---------------------------------------------------------------------------------------------- the launcher's side


def become_launcher(order: dict[str, Any], keeper: int) -> None:
    """Give everything up, in the order in which each step is still allowed, and run the launcher."""
    os.setsid()
    control(DIE_WITH_PARENT, int(signal.SIGKILL))
    if os.getppid() != keeper:
        os._exit(SETUP_EXIT)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.close(order["lifeline"])
    os.umask(0o022)
    os.chdir(order["work"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    environment = dict(os.environ)
    if order["crowded"]:
        # The kernel counts all of this user's processes against the limit that the launcher will set.
        environment["STITCHER_NEIGHBOURS"] = str(neighbours() + COMING_AND_GOING)
    command: list[str] = order["command"]
    if order["abi"]:
        landlock_rules.restrict(order["abi"], order["allowed"])
    if order["filter"]:
        program = bytes.fromhex(order["filter"])
        put_filter_on(program.replace(struct.pack("=I", order["launcher"]), struct.pack("=I", os.getpid())))
    os.execve(command[0], command, environment)  # noqa: S606 - no shell is the point


def put_filter_on(program: bytes) -> None:
    """Have the kernel run ``program`` (see :mod:`stitcher_lab.sandbox.seccomp`) at every system call from now on."""
    buffer = ctypes.create_string_buffer(program, len(program))
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer)))
    control(FILTER, FILTER_MODE, ctypes.addressof(head))


def neighbours() -> int:
    """How many processes and threads of this user the kernel counts, other than this one.

    Found by trying: not all of them can be seen, and only the kernel's own count matters.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    ceiling = 1 << 20 if hard == resource.RLIM_INFINITY else hard
    low, high = 1, 2  # a limit that is too low, and one that may be enough
    while not _can_fork(high, hard):
        if high >= ceiling:
            raise OSError("this user may start no more processes")
        low, high = high, min(high * 2, ceiling)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _can_fork(middle, hard) else (middle, high)
    resource.setrlimit(resource.RLIMIT_NPROC, (soft, hard))
    return high - 2


def _can_fork(limit: int, hard: int) -> bool:
    resource.setrlimit(resource.RLIMIT_NPROC, (limit, hard))
    try:
        child = os.fork()
    except BlockingIOError:
        return False
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True


# ------------------------------------------------------------------------------------------------ the keeper's side


def keep(order: dict[str, Any]) -> int:
    """Start the launcher and see it, and all that came of it, to the end; the exit code."""
    host = os.pidfd_open(order["host"])
    if os.getppid() != order["host"]:
        return SETUP_EXIT  # nobody is left who would want this
    control(ADOPT_ORPHANS, 1)
    wake, waker = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    keeper = os.getpid()
    held = os.open(order["scratch"], os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    fcntl.flock(held, fcntl.LOCK_EX)  # while it is held, nobody takes the scratch for one that was left behind
    launcher = os.fork()
    if launcher == 0:
        try:
            become_launcher(order, keeper)
        except OSError as error:
            sys.stderr.write(f"confine: {error}\n")
            sys.stderr.flush()
        os._exit(SETUP_EXIT)
    _note(order["scratch"], launcher)
    _let_go(order["close"])
    _until_over(launcher, order["lifeline"], host, wake)
    status = _end(launcher)
    scratch.wipe(order["scratch"])
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def _note(place: str, launcher: int) -> None:
    """Write down whose scratch it is: should the keeper be killed too, a later start looks for the rest."""
    with open(f"{place}/{scratch.LAUNCHER}", "w", encoding="ascii") as stream:  # noqa: PTH123
        stream.write(str(launcher))


def _let_go(descriptors: list[int]) -> None:
    """Close the launcher's ends of the pipes, so that it alone holds them."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(null, standard)
    for descriptor in {null, *descriptors} - {0, 1, 2}:
        os.close(descriptor)


def _until_over(launcher: int, lifeline: int, host: int, wake: int) -> None:
    """Collect what dies, until the launcher has ended, the lifeline speaks or breaks, or the host is gone."""
    poll = select.poll()
    for descriptor in (lifeline, host, wake):
        poll.register(descriptor, select.POLLIN)
    while True:
        while (dead := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) is not None:
            if dead.si_pid == launcher:
                return
            os.waitpid(dead.si_pid, 0)
        if any(descriptor != wake for descriptor, _ in poll.poll()):
            return
        with contextlib.suppress(BlockingIOError):
            os.read(wake, 4096)


def _end(launcher: int) -> int:
    """Kill the group and wait until no process is left; how the launcher ended."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(launcher, signal.SIGKILL)  # it may not be the group's leader yet
    # A process that is just being forked is in the group already, or the fork fails: the kernel holds a lock.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(launcher, signal.SIGKILL)
    status = 0
    while True:
        try:
            pid, ended = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status
        if pid == launcher:
            status = ended
        elif pid == 0:
            # Without a filter it may have left the group. Whoever loses its parent falls to us.
            for child in _children():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            time.sleep(0.002)


def _children() -> list[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as stream:  # noqa: PTH123
            return [int(word) for word in stream.read().split()]
    except OSError:  # a kernel without that list: the signal to the group has to do
        return []


def main() -> int:
    """Do what the argument says."""
    try:
        return keep(json.loads(sys.argv[1]))
    except OSError as error:
        sys.stderr.write(f"confine: {error}\n")
        return SETUP_EXIT


if __name__ == "__main__":
    os._exit(main())
