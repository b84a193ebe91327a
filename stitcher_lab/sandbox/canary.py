"""The self-test's inside half: tries what must not work and what must, and tells how it went."""

from __future__ import annotations

import ctypes
import functools
import os
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stitcher_lab.sandbox.channel import Channel

NEW_USER = 0x10000000  # CLONE_NEWUSER


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Answer with ``{"broken": [what went wrong, in words]}``; the list is empty where the sandbox is tight.

    Some attempts pretend to succeed: whether they changed anything, only the host can see.
    """
    secret, host = Path(request["secret"]), request["host"]
    seen = Path.stat if request["hides"] else _look_into
    forbidden: dict[str, Callable[[], object]] = {
        "it reads files outside": secret.read_bytes,
        "it sees folders outside": lambda: seen(secret.parent),
        **{f"it sees {path}": functools.partial(seen, Path(path)) for path in request["outside"]},
        "it reads another process's environment": lambda: Path(f"/proc/{host}/environ").read_bytes(),
        "it holds a file that was open outside": lambda: _hold(request["open"]),
        "it opens network connections": lambda: socket.socket(socket.AF_INET).connect(("127.0.0.1", request["port"])),
        "it reaches abstract sockets": lambda: socket.socket(socket.AF_UNIX).connect(request["abstract"]),
        "it opens local connections": lambda: socket.socket(socket.AF_UNIX),
        "it writes outside its scratch": lambda: Path("/canary").write_bytes(b""),
        "it writes to everybody's folders": lambda: (secret.parent / "nest").write_bytes(b""),
        "it writes to the program folders": lambda: Path("/usr/canary").write_bytes(b""),
        "it writes to our own package": lambda: Path(__file__).with_name("canary.txt").write_bytes(b""),
        "it makes links": lambda: secret.with_name("link").hardlink_to(secret),
        "it signals other processes": lambda: os.kill(host, 0),
        "it signals its keeper": lambda: os.kill(os.getppid() or host, 0),
        "it makes namespaces of its own": _make_namespace,
        "it is root": lambda: _refuse(os.getuid() != 0),
        "it sees the host's environment": lambda: _refuse(request["variable"] not in os.environ),
    }
    broken = [words for words, attempt in forbidden.items() if _succeeds(attempt)]
    for pretended in (lambda: secret.chmod(0), lambda: os.utime(secret, (1, 1)), lambda: os.truncate(secret, 0)):
        _succeeds(pretended)
    needed: dict[str, Callable[[], object]] = {
        "it cannot write to its scratch": lambda: (channel.scratch / "canary").write_bytes(b"chirp"),
        "it cannot start programs": lambda: subprocess.run(["/bin/true"], check=True),
    }
    broken += [words for words, attempt in needed.items() if not _succeeds(attempt)]
    channel.message({"broken": broken})


def _look_into(path: Path) -> None:
    """Where nothing is hidden: read it, or list it."""
    os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))


def _hold(wanted: list[int]) -> None:
    """Find a file, given by device and inode, among the open ones."""
    for descriptor in range(256):
        with suppress(OSError):
            state = os.fstat(descriptor)
            if [state.st_dev, state.st_ino] == wanted:
                return
    raise FileNotFoundError


def _make_namespace() -> None:
    """Ask for a user namespace: the way to every privileged part of the kernel."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_USER):
        raise OSError(ctypes.get_errno(), "unshare")


def _refuse(tight: bool) -> None:  # noqa: FBT001
    if tight:
        raise PermissionError


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, subprocess.CalledProcessError):
        return False
    return True
