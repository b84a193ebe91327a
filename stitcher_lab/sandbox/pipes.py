"""The pipes between a cell and us, and which ends are whose to close."""

from __future__ import annotations

import contextlib
import fcntl
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PIPE_BYTES = 1024 * 1024


class Pipes:
    """Pipes to a cell. Its ends are closed here once it has been started, ours only if that fails."""

    def __init__(self, lending: contextlib.ExitStack, keeping: contextlib.ExitStack) -> None:
        self._lending = lending
        self._keeping = keeping
        self.lent: set[int] = set()

    def to_cell(self) -> tuple[int, int]:
        """Return a new pipe (theirs to read, ours to write)."""
        read, write = os.pipe2(os.O_CLOEXEC)
        return self._lend(read), self._keep(write)

    def from_cell(self) -> tuple[int, int]:
        """Return a new pipe (ours to read, theirs to write)."""
        read, write = os.pipe2(os.O_CLOEXEC)
        return self._keep(read), self._lend(write)

    def content(self, content: Path | bytes) -> int:
        """Return a descriptor, theirs, from which ``content`` can be read."""
        if isinstance(content, bytes):
            descriptor = self._lend(os.memfd_create("stitcher"))
            with os.fdopen(descriptor, "wb", closefd=False) as stream:
                stream.write(content)
            os.lseek(descriptor, 0, os.SEEK_SET)
            return descriptor
        return self._lend(os.open(content, os.O_RDONLY | os.O_CLOEXEC))

    def _lend(self, descriptor: int) -> int:
        self._lending.callback(os.close, descriptor)
        self.lent.add(descriptor)
        return descriptor

    def _keep(self, descriptor: int) -> int:
        self._keeping.callback(os.close, descriptor)
        os.set_blocking(descriptor, False)
        with contextlib.suppress(OSError):  # an ordinary user may have used up what all its pipes may hold
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        return descriptor
