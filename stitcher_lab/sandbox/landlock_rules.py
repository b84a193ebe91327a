"""Landlock: a process gives up what it may do with files, ports and other processes, for itself and its children.

The kernel offers more with each version of its interface ("ABI"); what is not there is not asked for. Numbers and
structures are those of ``linux/landlock.h``; https://docs.kernel.org/userspace-api/landlock.html says what each right
means. Used by :mod:`stitcher_lab.sandbox.confine`, which is started by path: the standard library only.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same on every architecture
VERSION_FLAG = 1
PATH_BENEATH = 1
NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS

EXECUTE, WRITE, READ, LIST, REMOVE_FOLDER, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_CHARACTER, MAKE_FOLDER, MAKE_FILE, MAKE_SOCKET, MAKE_FIFO, MAKE_BLOCK, MAKE_LINK = (1 << n for n in range(6, 13))
MOVE, TRUNCATE, DEVICE_CONTROL = 1 << 13, 1 << 14, 1 << 15
BIND_TCP, CONNECT_TCP = 1, 2
ABSTRACT_SOCKETS, SIGNALS = 1, 2

# What each version handles of files, in all.
FILES_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
NETWORK_ABI, SCOPES_ABI = 4, 6
TRUNCATE_ABI = 3

LOOK = READ | LIST | EXECUTE
KEEP = READ | LIST | WRITE | REMOVE_FOLDER | REMOVE_FILE | MAKE_FOLDER | MAKE_FILE | MOVE | TRUNCATE
DEVICE = READ | WRITE
ON_FILES = EXECUTE | WRITE | READ | TRUNCATE | DEVICE_CONTROL  # the others make sense for folders only

_libc = ctypes.CDLL(None, use_errno=True)


def _call(number: int, *arguments: object) -> int:
    result = int(_libc.syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def version() -> int:
    """The kernel's version of the interface, 1 or more.

    Raises
    ------
    OSError
        ``ENOSYS``: not in this kernel, or filtered; ``EOPNOTSUPP``: switched off when the machine was started;
        ``EPERM``: a container's filter forbids it.

    """
    return _call(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION_FLAG))


def handled(abi: int) -> tuple[int, int, int]:
    """What a ruleset of this version takes away: rights on files, on ports, and reaches beyond the domain."""
    files = FILES_BY_ABI[min(abi, max(FILES_BY_ABI))]
    network = BIND_TCP | CONNECT_TCP if abi >= NETWORK_ABI else 0
    scopes = ABSTRACT_SOCKETS | SIGNALS if abi >= SCOPES_ABI else 0
    return files, network, scopes


def restrict(abi: int, allowed: dict[str, int]) -> None:
    """Give up, for good, everything but the rights on the paths in ``allowed``, and the right to ever gain any.

    No port may be bound or connected, no abstract socket and no process outside be reached, as far as ``abi`` goes.
    A path that is not there is left out.

    Raises
    ------
    OSError
        The kernel refuses.

    """
    files, network, scopes = handled(abi)
    attributes = struct.pack("=QQQ", files, network, scopes)
    # The kernel takes a structure that is longer than the one it knows only where the rest is zero.
    size = 24 if abi >= SCOPES_ABI else 16 if abi >= NETWORK_ABI else 8
    ruleset = _call(CREATE_RULESET, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path, rights in allowed.items():
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        fitting = rights & files
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            fitting &= ON_FILES
        if fitting:
            rule = struct.pack("=Qi", fitting, place)
            _call(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), rule, ctypes.c_uint32(0))
        os.close(place)
    if _libc.prctl(ctypes.c_int(NO_NEW_PRIVILEGES), *map(ctypes.c_ulong, (1, 0, 0, 0))):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    _call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    os.close(ruleset)
