"""The launcher: the first thing that runs inside, and the last that is ours.

Started by path, with an interpreter that has no paths of its own yet; uses the standard library only::

    inside.py RESULT MODULE_PATHS INPUTS WORK PRELOAD

It imports ``PRELOAD``, a module of ours that makes ready what most tasks need (none: ""), says that it is ready, reads
its order from standard input, puts the limits on, and calls the task's module. Waiting for the order before anything of
a task is there is what lets a cell be made before its task is known, and a supervisor that dies at any moment leave
nothing behind: an order that ends early is no order.

The order is a frame of JSON, followed by a frame for each of its ``inputs``, which become files in ``INPUTS``::

    {"module": "…", "request": {…}, "limits": {"RLIMIT_AS": 123, …}, "inputs": ["name", …], "answers": true}

Where ``answers`` is true, the pipe stays open for the caller's answers to the task's questions.
"""

from __future__ import annotations

import contextlib
import errno
import gc
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

PR_SET_NAME = 15
# Libraries start a thread for each processor that they see; on a large machine that alone would use up the limit.
PROCESSORS = 8


def set_limits(limits: dict[str, int]) -> None:
    """Set soft and hard limits of this process, and so of its children; needs no privilege to go down."""
    # Where the cell has no user namespace, the kernel counts this user's other processes too.
    neighbours = int(os.environ.pop("STITCHER_NEIGHBOURS", "0"))
    limits = limits | {"RLIMIT_NPROC": limits["RLIMIT_NPROC"] + neighbours}
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


def make_ready(preload: str) -> None:
    """Import what most tasks need. What goes wrong here goes wrong again in the task, which can say so."""
    if not preload:
        return
    with contextlib.suppress(Exception):
        importlib.import_module(preload)
    # What is here now stays: looking through it again and again for what could be thrown away costs time.
    gc.collect()
    gc.freeze()
    name_process("stitcher-ready")


def name_process(name: str) -> None:
    """Have lists of processes tell a cell that waits from one that works."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415 (what is preloaded has loaded it; without that, it would cost too much)

        ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode(), 0, 0, 0)


def take_order_pipe() -> int:
    """Move the order pipe away from standard input, and leave nothing there for the task."""
    pipe = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    return pipe


def write_inputs(folder: Path, contents: dict[str, bytes]) -> None:
    """Write the inputs that came through the pipe, read-only."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
    folder.chmod(0o555)


def main() -> int:
    """Run one order; returns the exit code."""
    result, paths, preload = int(sys.argv[1]), sys.argv[2].split(os.pathsep), sys.argv[5]
    inputs, work = Path(sys.argv[3]), Path(sys.argv[4])
    sys.argv[1:] = []
    # TeX and other children have no business with the result.
    os.set_inheritable(result, False)  # noqa: FBT003
    sys.path += [path for path in paths if path not in sys.path]

    from stitcher_lab.sandbox.channel import Channel, read_frame  # noqa: PLC0415 (found only once the path is set)

    pipe = take_order_pipe()
    use_few_processors()
    make_ready(preload)
    with os.fdopen(result, "wb", buffering=0) as stream:
        channel = Channel(stream, inputs, work)
        channel.ready()
        try:
            order: dict[str, Any] = json.loads(read_frame(pipe))
            contents = {name: read_frame(pipe) for name in order["inputs"]}
        except (EOFError, ValueError):
            return NO_ORDER_EXIT
        if contents:
            write_inputs(inputs, contents)
        if order["answers"]:
            channel.answers_come_by(pipe)
        else:
            os.close(pipe)
        sys.path.append(str(inputs))
        if preload:
            name_process("stitcher-task")
        channel.begun()
        set_limits(order["limits"])
        return call(order["module"], order["request"], channel)


if __name__ == "__main__":
    code = main()
    with contextlib.suppress(BaseException):
        sys.stdout.flush()
        sys.stderr.flush()
    # Threads, exit handlers and children that the task left are not waited for.
    os._exit(code)
