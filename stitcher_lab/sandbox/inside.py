"""The launcher: the first thing that runs inside, and the last that is ours.

Started by path, with an interpreter that has no paths of its own yet; uses the standard library only. It says that it
is ready, reads its order from standard input, puts the limits on, and calls the task's module. Waiting for the order
before anything else is what lets a supervisor that dies at any moment leave nothing behind: an order that ends early
is no order.

Order (JSON, to end of file)::

    {"module": "…", "request": {…}, "limits": {"RLIMIT_AS": 123, …}, "paths": ["…"], "inputs": "…", "scratch": "…"}
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

# The launcher's own exit codes. A task can fake them, and gains nothing: each is a kind of failure.
FAILED_EXIT = 1
MEMORY_EXIT = 75
NO_ORDER_EXIT = 76

# Libraries start a thread for each processor that they see; on a large machine that alone would use up the limit.
PROCESSORS = 8


def set_limits(limits: dict[str, int]) -> None:
    """Set soft and hard limits of this process, and so of its children; needs no privilege to go down."""
    for name, value in limits.items():
        number = getattr(resource, name)
        _, hard = resource.getrlimit(number)
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(number, (ceiling, ceiling))


def use_few_processors() -> None:
    """Stay on a random few of the processors, so that what counts them counts these."""
    available = sorted(os.sched_getaffinity(0))
    if len(available) > PROCESSORS:
        import random  # noqa: PLC0415 (costs more than all the rest here, and small machines need it not)

        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, random.sample(available, PROCESSORS))


def out_of_memory(error: BaseException) -> bool:
    """Whether ``error``, or what caused it, is the kernel's or the interpreter's "no more memory"."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        if isinstance(current, MemoryError) or (isinstance(current, OSError) and current.errno == errno.ENOMEM):
            return True
        seen.add(id(current))
        current = current.__cause__ or current.__context__
    return False


def call(module: str, request: dict[str, Any], channel: Any) -> int:
    """Import ``module`` and call its ``main``; the exit code."""
    try:
        importlib.import_module(module).main(request, channel)
    except SystemExit as error:
        if error.code in (None, 0):
            return 0
        traceback.print_exc()
        return error.code if isinstance(error.code, int) else FAILED_EXIT
    except BaseException as error:  # noqa: BLE001 (whatever it is, it goes into the log)
        memory = out_of_memory(error)
        with contextlib.suppress(BaseException):
            traceback.print_exc()
        return MEMORY_EXIT if memory else FAILED_EXIT
    return 0


def read_order() -> dict[str, Any]:
    """Read standard input to its end, and leave nothing there for the task."""
    with os.fdopen(0, "rb", closefd=False) as stream:
        text = stream.read()
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    order: dict[str, Any] = json.loads(text)
    return order


def main() -> int:
    """Run one order; returns the exit code."""
    result = int(sys.argv[1])
    # TeX and other children have no business with the result.
    os.set_inheritable(result, False)  # noqa: FBT003
    package_root = sys.argv[2]
    if package_root not in sys.path:
        sys.path.append(package_root)

    from stitcher_lab.sandbox.channel import Channel  # noqa: PLC0415 (found only once the path is set)

    with os.fdopen(result, "wb") as stream:
        channel = Channel(stream, Path(sys.argv[3]), Path(sys.argv[4]))
        channel.ready()
        try:
            order = read_order()
        except ValueError:
            return NO_ORDER_EXIT
        sys.path += [path for path in order["paths"] if path not in sys.path]
        sys.argv[1:] = []
        use_few_processors()
        set_limits(order["limits"])
        return call(order["module"], order["request"], channel)


if __name__ == "__main__":
    code = main()
    with contextlib.suppress(BaseException):
        sys.stdout.flush()
        sys.stderr.flush()
    # Threads, exit handlers and children that the task left are not waited for.
    os._exit(code)
