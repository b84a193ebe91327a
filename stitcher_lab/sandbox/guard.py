"""The first fence: reads a script's syntax tree and says in a plain sentence what a scene may not do.

It is quick, it names the line, and it saves an honest author a run. It is not the wall: every guard of this kind has
been talked round sooner or later, so nothing that the sandbox promises rests on it. Where it has to choose, it lets an
ordinary script pass.

The reading is done by another process with limits on memory and time (:mod:`stitcher_lab.sandbox.guard_reader`), which
is started once and asked again. What it has passed is short and shallow enough for Python's parser to take anywhere.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import EnvironmentFault, GuardError, ScriptError
from stitcher_lab.sandbox import source as sources
from stitcher_lab.sandbox.guard_rules import MODULES, UNREADABLE
from stitcher_lab.sandbox.ordering import frame

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["LARGEST", "MODULES", "check"]

LARGEST = sources.LARGEST
SECONDS = (
    60.0  # of wall clock; its own limit is on processor time, and comes long before on a machine that is not stuck
)
BLOCK = 1 << 16
IDLE_SECONDS = 1.0  # scripts come in bursts, and nobody wants a process to stay that has nothing to do


def check(source: str | bytes, *, also: Collection[str] = ()) -> None:
    """Check a script; return where nothing speaks against running it in the sandbox.

    Bytes are read as Python would read them from a file. ``also`` names further modules that may be imported, such as a
    Manim plugin's.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        It is not Python; ``line`` says where.
    stitcher_lab.errors.GuardError
        It does what scenes may not do; ``line`` says where.
    stitcher_lab.errors.EnvironmentFault
        No process can be started to read it in.

    """
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    if len(data) > LARGEST:
        raise sources.too_long()
    answer = _reader.ask({"source": sources.decode(data), "also": sorted(also)})
    if answer is None:
        raise ScriptError(UNREADABLE, remedy="Split it, or put what is nested into variables.")
    if answer:
        kind = GuardError if answer["kind"] == "guard" else ScriptError
        raise kind(answer["message"], remedy=answer["remedy"], line=answer["line"], details=answer["details"])


class _Reader:
    """The other process, started when it is needed and asked by one thread at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        """A forked process must not talk in its parent's name."""
        self._lock = threading.Lock()
        self._process = None

    def ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        """Pass the question on; ``None`` where the other process could not bear it."""
        with self._lock:
            # One that has waited for long may just be leaving: what a new one cannot bear either, nobody can.
            for attempt in ("this one", "a new one"):
                process, fresh = self._ready(anew=attempt == "a new one")
                try:
                    answer = _converse(process, frame(json.dumps(question).encode()))
                except BaseException:
                    self._drop()
                    raise
                if answer is not None:
                    found: dict[str, Any] = json.loads(answer)
                    return found
                self._drop()
                if fresh:
                    break
            return None

    def _ready(self, *, anew: bool) -> tuple[subprocess.Popen[bytes], bool]:
        if self._process is not None and not anew and self._process.poll() is None:
            return self._process, False
        self._drop()
        package = Path(__file__).resolve().parents[1]
        command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("guard_reader.py"))]
        command += [str(package.parent), str(IDLE_SECONDS)]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={"LANG": "C.UTF-8"},
                cwd="/",
                start_new_session=True,  # Ctrl-C is not for it
            )
        except OSError as error:
            raise EnvironmentFault(
                f"No process can be started to read the script in: {error.strerror}.",
                remedy="End some programs, then run this again.",
            ) from error
        # Whenever it ends, it is collected at once.
        threading.Thread(target=self._process.wait, name="guard reader", daemon=True).start()
        return self._process, True

    def _drop(self) -> None:
        if self._process is not None:
            with self._process:  # closes the pipes, and waits
                self._process.kill()
            self._process = None


def _converse(process: subprocess.Popen[bytes], question: bytes) -> bytes | None:
    """Send one frame and read one; ``None`` where the other side ends, or does not answer in time."""
    if process.stdin is None or process.stdout is None:
        return None
    deadline = time.monotonic() + SECONDS
    try:
        left = memoryview(question)
        while left:
            if not select.select([], [process.stdin], [], max(0.0, deadline - time.monotonic()))[1]:
                return None
            left = left[process.stdin.write(left[: select.PIPE_BUF]) :]
        heard = bytearray()
        while len(heard) < 4 or len(heard) < 4 + int.from_bytes(heard[:4], "big"):  # noqa: PLR2004 - the length itself
            if not select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]:
                return None
            part = os.read(process.stdout.fileno(), BLOCK)
            if not part:
                return None
            heard += part
    except BrokenPipeError:
        return None
    return bytes(heard[4:])


_reader = _Reader()


def close() -> None:
    """End the other process; the next script starts a new one."""
    with contextlib.suppress(OSError), _reader._lock:  # noqa: SLF001 - of this module
        _reader._drop()  # noqa: SLF001
