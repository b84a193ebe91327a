"""The self-test's inside half: tries what must not work and what must, and tells how it went."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stitcher_lab.sandbox.channel import Channel


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Answer with ``{"broken": [what went wrong, in words]}``; the list is empty where the sandbox is tight."""
    secret = request["secret"]
    forbidden: dict[str, Callable[[], object]] = {
        "it reads files outside": lambda: Path(secret).read_bytes(),
        "it sees folders outside": Path(secret).parent.stat,
        **{f"it sees {path}": Path(path).stat for path in request["outside"]},
        "it opens network connections": lambda: socket.socket(socket.AF_INET).connect(("127.0.0.1", request["port"])),
        "it opens local connections": lambda: socket.socket(socket.AF_UNIX),
        "it writes outside its scratch": lambda: Path("/canary").write_bytes(b""),
        "it writes to the program folders": lambda: Path("/usr/canary").write_bytes(b""),
        "it writes to our own package": lambda: Path(__file__).with_name("canary.txt").write_bytes(b""),
        "it is root": lambda: _refuse(os.getuid() != 0),
        "it sees the host's environment": lambda: _refuse(request["variable"] not in os.environ),
    }
    broken = [words for words, attempt in forbidden.items() if _succeeds(attempt)]
    needed: dict[str, Callable[[], object]] = {
        "it cannot write to its scratch": lambda: (channel.scratch / "canary").write_bytes(b"chirp"),
        "it cannot start programs": lambda: subprocess.run(["/bin/true"], check=True),
    }
    broken += [words for words, attempt in needed.items() if not _succeeds(attempt)]
    channel.message({"broken": broken})


def _refuse(tight: bool) -> None:  # noqa: FBT001
    if tight:
        raise PermissionError


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, subprocess.CalledProcessError):
        return False
    return True
