"""What goes into a cell: the launcher's command line, the order, inputs by pipe, and answers."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.sandbox import view
from stitcher_lab.sandbox.task import MIB

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.sandbox.task import Answer, Limits, Task

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*", re.ASCII)
# Inputs that are larger than this together do not go through the pipe, where they pass through memory three times.
MOST_PIPED = 64 * MIB


def launch(seen: view.View, *, result: int, inputs: Path, work: Path, preload: str) -> list[str]:
    """Word the command that starts the launcher (:mod:`stitcher_lab.sandbox.inside`).

    The interpreter is isolated but for its environment, which is of our making and fixes the order of sets.
    ``result`` is the descriptor of the result pipe; ``inputs`` and ``work`` are folders as the cell sees them.
    """
    return [
        seen.python, "-s", "-P", "-S", "-B", "-u", "-X", "utf8", view.launcher(),
        str(result), os.pathsep.join(seen.module_paths), str(inputs), str(work), preload,
    ]  # fmt: skip


def order(task: Task, *, piped: Mapping[str, bytes], answers: bool) -> bytes:
    """Word the order: what the launcher is told, and the inputs that it has to write for itself."""
    told = {
        "module": task.module,
        "request": dict(task.request),
        "limits": rlimits(task.limits),
        "inputs": list(piped),
        "answers": answers,
    }
    return b"".join(map(frame, (json.dumps(told).encode(), *piped.values())))


def answer(given: Answer) -> bytes:
    """Word an answer to a question."""
    told = {"body": dict(given.body), "files": list(given.files)}
    return b"".join(map(frame, (json.dumps(told).encode(), *given.files.values())))


def frame(data: bytes) -> bytes:
    """Put the length before ``data``."""
    return len(data).to_bytes(4, "big") + data


def named(inputs: Mapping[str, Path | bytes]) -> Mapping[str, Path | bytes]:
    """Return ``inputs``; raises ``ValueError`` where a name is not a plain one."""
    for name in inputs:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot be the name of an input.")
    return inputs


def piped(inputs: Mapping[str, Path | bytes]) -> dict[str, bytes] | None:
    """Return the contents of inputs that can go with the order; ``None`` where they are too large for that."""
    sizes = (len(content) if isinstance(content, bytes) else content.stat().st_size for content in inputs.values())
    if sum(sizes) > MOST_PIPED:
        return None
    return {
        name: content if isinstance(content, bytes) else content.read_bytes() for name, content in named(inputs).items()
    }


def rlimits(limits: Limits) -> dict[str, Any]:
    """Limits of each process, by the names in :mod:`resource`: the kernel's own, behind the supervisor's sums."""
    return {
        # Address space, not memory: interpreters and numerical libraries reserve far more than they use.
        "RLIMIT_AS": max(2 * limits.memory, 4096 * MIB),
        "RLIMIT_CPU": int(limits.wall * 8),
        "RLIMIT_FSIZE": limits.scratch,
        "RLIMIT_NPROC": limits.processes,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CORE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_SIGPENDING": 1024,
    }
