"""The process in which the guard reads scripts: it may run out of memory or time, or fall over, and nobody else does.

Started by path::

    guard_reader.py FOLDER IDLE

FOLDER is the one that the package ``stitcher_lab`` lies in; IDLE are the seconds after which the process ends when
nobody asks. It ends with whoever started it, too. Standard input and output carry frames, a 4-byte big-endian length
and JSON: ``{"source": "…", "also": ["…"]}`` is answered with ``{}`` or ``{"kind": "guard" | "script", "message",
"remedy", "line", "details"}``.
"""

from __future__ import annotations

import json
import os
import resource
import select
import sys

CPU_SECONDS = 5  # for one script; the largest honest ones take a few tenths
MEMORY = 768 * 1024 * 1024  # of address space
GROWN = 128 * 1024 * 1024  # resident; a process that a script has blown up to this makes room for a new one


def limit() -> None:
    """Give up what reading needs not."""
    for name, value in (("AS", MEMORY), ("FSIZE", 0), ("CORE", 0), ("NPROC", 0), ("NOFILE", 16)):
        number = getattr(resource, f"RLIMIT_{name}")
        _, hard = resource.getrlimit(number)
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(number, (ceiling, ceiling))


def grant_time() -> None:
    """Allow so much processor time from now on; the kernel then ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    allowed = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (allowed if hard == resource.RLIM_INFINITY else min(allowed, hard), hard))


def resident() -> int:
    """Bytes of this process in memory. Its ``ru_maxrss`` would count the program that has started it, too."""
    with open("/proc/self/statm", "rb") as sizes:  # noqa: PTH123 - pathlib takes longer to import than to read
        return int(sizes.read().split()[1]) * resource.getpagesize()


def main() -> None:
    """Answer until nobody asks."""
    sys.path.append(sys.argv[1])
    idle = float(sys.argv[2])
    from stitcher_lab.errors import GuardError, ScriptError  # noqa: PLC0415 - found only once the path is set
    from stitcher_lab.sandbox.channel import read_frame  # noqa: PLC0415
    from stitcher_lab.sandbox.guard_rules import inspect  # noqa: PLC0415

    limit()
    while select.select([0], [], [], idle)[0]:
        try:
            asked = json.loads(read_frame(0))
        except EOFError:
            return
        grant_time()
        answer: dict[str, object] = {}
        try:
            inspect(asked["source"], asked["also"])
        except ScriptError as error:
            kind = "guard" if isinstance(error, GuardError) else "script"
            told = {"message": error.message, "remedy": error.remedy, "line": error.line, "details": error.details}
            answer = {"kind": kind, **told}
        data = json.dumps(answer).encode()
        data = len(data).to_bytes(4, "big") + data
        while data:
            data = data[os.write(1, data) :]
        if resident() > GROWN:
            return


if __name__ == "__main__":
    main()
