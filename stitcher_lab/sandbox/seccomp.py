"""The system-call filter: default-deny classic BPF, assembled by hand, for x86-64 and aarch64.

The program is what the kernel's ``seccomp(2)`` takes and bubblewrap's ``--seccomp`` passes on: eight-byte instructions
over ``struct seccomp_data`` (number at offset 0, architecture at 4, six 64-bit arguments from 16). Three rules shape
it:

* A number that is in no list is answered ``ENOSYS``: callers fall back, and calls that kernels yet to come will have
  are denied from their first day.
* Arguments that the kernel reads as 32-bit numbers are compared in 32 bits. A 64-bit comparison lets
  ``0x1_0000_5412`` through where ``0x5412`` is refused (CVE-2019-10063).
* ``clone3`` hides its flags behind a pointer that a filter cannot follow. It answers ``ENOSYS``; the C library then
  uses ``clone``, whose flags are in plain sight.
"""

from __future__ import annotations

import errno
import platform
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.sandbox import syscalls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOAD, EQUAL, ABOVE_OR_EQUAL, ANY_BIT, RETURN, AND = 0x20, 0x15, 0x35, 0x45, 0x06, 0x54
ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16

# Creating any namespace: mount, cgroup, uts, ipc, user, pid, net (linux/sched.h).
NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
# Shared anonymous memory outlives its pages' mapping and is in no process's resident set: it would escape the
# supervisor's sum. MAP_SHARED (and _VALIDATE) is bit 0, MAP_ANONYMOUS is 0x20.
SHARED_ANONYMOUS = 0x21
# FIONREAD, FIONBIO, FIONCLEX, FIOCLEX. Everything else answers "not a terminal", which is what a pipe is.
IOCTLS = (0x541B, 0x5421, 0x5450, 0x5451)
# Duplicating, flags, record locks, the size of a pipe: none of the signal, lease, notify and seal commands.
FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
# PR_SET_NAME, PR_GET_NAME, PR_SET_VMA (names of mappings, used by the C library). Not PR_SET_PDEATHSIG: with it, a task
# could outlive its supervisor.
PRCTLS = (15, 16, 0x53564D41)

# Opening to read and emptying at once: O_TRUNC with O_RDONLY, and what masks both (asm-generic/fcntl.h).
ACCESS_AND_TRUNCATE, READ_AND_TRUNCATE = 0o1003, 0o1000
# Exit codes by which a launcher would be taken for killed from outside (128 + SIGKILL) or out of processor time
# (128 + SIGXCPU); and those signals themselves.
TELLING_SIGNALS = (9, 24)
TELLING_CODES = tuple(128 + number for number in TELLING_SIGNALS)
# Stands in a filter for the launcher's process id, which is known only when it is about to put the filter on; larger
# than any (PID_MAX_LIMIT is 2^22).
LAUNCHER = 0x7FFFFFFE
NEGATIVE = 0x80000000
TRUNCATE_ABI, SIGNALS_ABI = 3, 6  # from which version of Landlock on it covers these


@dataclass(frozen=True, slots=True)
class Machine:
    """One architecture: its audit number, its call numbers, and where a foreign call convention begins."""

    audit: int
    numbers: Mapping[str, int]
    foreign_from: int | None = None


MACHINES = {
    # Numbers from 0x40000000 are the x32 convention: same architecture word, other calls.
    "x86_64": Machine(0xC000003E, syscalls.X86_64, foreign_from=0x40000000),
    "aarch64": Machine(0xC00000B7, syscalls.AARCH64),
}

Instruction = tuple[int, int, int, int]


def _do(code: int, value: int, if_true: int = 0, if_false: int = 0) -> Instruction:
    return code, if_true, if_false, value


def _refuse(number: int) -> Instruction:
    return _do(RETURN, ERRNO | number)


def _one_of(number: int, argument: int, values: Iterable[int], otherwise: Instruction) -> list[Instruction]:
    """Allow call ``number`` when the low 32 bits of ``argument`` are one of ``values``."""
    body = [_do(LOAD, ARGUMENTS + 8 * argument)]
    for value in values:
        body += [_do(EQUAL, value, 0, 1), _do(RETURN, ALLOW)]
    return _block(number, [*body, otherwise])


def _none_of(number: int, argument: int, values: Iterable[int], *, mask: int = 0xFFFFFFFF) -> list[Instruction]:
    """Allow call ``number`` unless the low bits of ``argument`` are one of ``values``."""
    return _block(number, _unless(argument, values, mask=mask))


def _unless(argument: int, values: Iterable[int], *, mask: int = 0xFFFFFFFF) -> list[Instruction]:
    body = [_do(LOAD, ARGUMENTS + 8 * argument), _do(AND, mask)]
    for value in values:
        body += [_do(EQUAL, value, 0, 1), _refuse(errno.EPERM)]
    return [*body, _do(RETURN, ALLOW)]


def _block(number: int, body: list[Instruction]) -> list[Instruction]:
    """Run ``body``, which always returns, for call ``number`` only."""
    return [_do(EQUAL, number, 0, len(body)), *body]


def program(machine: Machine, *, landlock: int | None = None) -> list[Instruction]:
    """The filter as instructions ``(code, jump if true, jump if false, value)``.

    ``landlock`` is the version of Landlock's interface where that is the wall, and no namespaces are: then what it
    does not cover is denied here.
    """
    numbers = machine.numbers
    code = [
        _do(LOAD, ARCHITECTURE),
        _do(EQUAL, machine.audit, 1, 0),
        _do(RETURN, KILL_PROCESS),
        _do(LOAD, NUMBER),
    ]
    if machine.foreign_from is not None:
        code += [_do(ABOVE_OR_EQUAL, machine.foreign_from, 0, 1), _do(RETURN, KILL_PROCESS)]
    code += _block(
        numbers["clone"],
        [_do(LOAD, ARGUMENTS), _do(ANY_BIT, NEW_NAMESPACES, 0, 1), _refuse(errno.EPERM), _do(RETURN, ALLOW)],
    )
    code += _block(
        numbers["mmap"],
        [
            _do(LOAD, ARGUMENTS + 8 * 3),
            _do(AND, SHARED_ANONYMOUS),
            _do(EQUAL, SHARED_ANONYMOUS, 0, 1),
            _refuse(errno.EPERM),
            _do(RETURN, ALLOW),
        ],
    )
    code += _one_of(numbers["ioctl"], 1, IOCTLS, _refuse(errno.ENOTTY))
    code += _one_of(numbers["fcntl"], 1, FCNTLS, _refuse(errno.EPERM))
    code += _one_of(numbers["prctl"], 0, PRCTLS, _refuse(errno.EPERM))
    # Limits of oneself only; of others is how one process would choke the rest of its owner's.
    code += _one_of(numbers["prlimit64"], 0, (0,), _refuse(errno.EPERM))
    for name in ("exit", "exit_group"):
        code += _none_of(numbers[name], 0, TELLING_CODES, mask=0xFF)
    if landlock is not None:
        code += _beyond(numbers, landlock)
    for names, verdict in (
        (syscalls.ALLOWED, _do(RETURN, ALLOW)),
        (syscalls.REFUSED, _refuse(errno.EPERM)),
        (syscalls.XATTR, _refuse(errno.ENOTSUP)),
    ):
        for number in sorted(numbers[name] for name in names if name in numbers):
            code += [_do(EQUAL, number, 0, 1), verdict]
    return [*code, _refuse(errno.ENOSYS)]


def _beyond(numbers: Mapping[str, int], abi: int) -> list[Instruction]:
    """What Landlock does not cover at version ``abi``, denied before the lists are asked."""
    code: list[Instruction] = []
    for name in sorted(syscalls.PRETENDED & numbers.keys()):
        code += [_do(EQUAL, numbers[name], 0, 1), _refuse(0)]  # "done": who copies a file with its times goes on
    for name in sorted(syscalls.BEYOND_LANDLOCK & numbers.keys()):
        code += [_do(EQUAL, numbers[name], 0, 1), _refuse(errno.EPERM)]
    code += _one_of(numbers["sched_setaffinity"], 0, (0,), _refuse(errno.EPERM))
    if abi < SIGNALS_ABI:
        # Only to the own process group, which is the task. A thread's signal to itself could be any process's, too.
        other = [_do(LOAD, ARGUMENTS), _do(EQUAL, 0, 1, 0), _refuse(errno.EPERM)]
        code += _block(numbers["kill"], [*other, *_unless(1, TELLING_SIGNALS)])
        for name in ("tkill", "tgkill"):
            code += [_do(EQUAL, numbers[name], 0, 1), _refuse(errno.EPERM)]
    else:
        # The launcher is no namespace's first process, whom such signals do not reach: not to it, nor to all at once.
        for name, argument in (("kill", 1), ("tgkill", 2)):
            watched = _unless(argument, TELLING_SIGNALS)
            to_others = [
                _do(LOAD, ARGUMENTS),
                _do(EQUAL, 0, 3, 0),
                _do(EQUAL, LAUNCHER, 2, 0),
                _do(ABOVE_OR_EQUAL, NEGATIVE, 1, 0),
                _do(RETURN, ALLOW),
            ]
            code += _block(numbers[name], [*to_others, *watched])
        code += _none_of(numbers["tkill"], 1, TELLING_SIGNALS)
    if abi < TRUNCATE_ABI:
        code += [_do(EQUAL, numbers["truncate"], 0, 1), _refuse(errno.EPERM)]
        for name, argument in (("open", 1), ("openat", 2)):
            if name in numbers:
                emptying = [
                    _do(LOAD, ARGUMENTS + 8 * argument),
                    _do(AND, ACCESS_AND_TRUNCATE),
                    _do(EQUAL, READ_AND_TRUNCATE, 0, 1),
                    _refuse(errno.EPERM),
                    _do(RETURN, ALLOW),
                ]
                code += _block(numbers[name], emptying)
    return code


def assemble(architecture: str | None = None, *, landlock: int | None = None) -> bytes:
    """The filter in the kernel's binary form, for ``architecture`` (default: this machine); see :func:`program`.

    Raises
    ------
    KeyError
        No table exists for the architecture.

    """
    machine = MACHINES[architecture or platform.machine()]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in program(machine, landlock=landlock))
