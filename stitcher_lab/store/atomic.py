"""Files that appear whole or not at all, and a full disk told in one sentence."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import shutil
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from stitcher_lab.errors import DiskFull, EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PARTIAL = ".stitcher-partial-"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def faults_named(folder: Path) -> Iterator[None]:
    """Turn the operating system's refusals to write below ``folder`` into errors with a sentence.

    Raises
    ------
    stitcher_lab.errors.DiskFull
        No space, or the user's quota is used up.
    stitcher_lab.errors.EnvironmentFault
        The folder may not be written.

    """
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(
                f"There is no space left where {folder} is written.",
                remedy="Free some space (stitcher cache prune empties the cache), then run this again.",
            ) from error
        if error.errno in NOT_ALLOWED:
            raise EnvironmentFault(
                f"{folder} may not be written: {error.strerror}.",
                remedy="Choose another place, or change the folder's permissions.",
            ) from error
        raise


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def partial_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a fresh file in ``folder`` for writing; it is removed at the end unless it was renamed away.

    The file is locked while the block runs, which tells a write in progress from what a killed process left behind
    (see :func:`sweep`).
    """
    stream, path = _locked(folder)
    with stream:
        try:
            yield stream, path
        finally:
            path.unlink(missing_ok=True)


def _locked(folder: Path) -> tuple[BinaryIO, Path]:
    """Make a partial file and lock it. A sweeper may be quicker than the lock: then another one is made."""
    while True:
        path = folder / f"{PARTIAL}{secrets.token_hex(8)}"
        stream = path.open("xb")
        with suppress(OSError):  # a network disk may know no locks: sweepers then leave everything alone
            fcntl.flock(stream, fcntl.LOCK_EX)
        if os.fstat(stream.fileno()).st_nlink:
            return stream, path
        stream.close()


def write(path: Path, content: bytes) -> None:
    """Write a whole file: readers see the old content or the new, also after a crash.

    Raises
    ------
    stitcher_lab.errors.DiskFull
        No space; the old content is still there.

    """
    write_all({path: content})


def write_all(files: Mapping[Path, bytes | Path]) -> None:
    """Write several files, given as bytes or as a file to copy, so that each appears whole or not at all.

    All are written beside their places first, then renamed in the order given: what runs out of space or is stopped
    leaves every old file as it was, unless it is stopped between two renames. What a killed writer left in the same
    folders goes.

    Raises
    ------
    stitcher_lab.errors.DiskFull
        No space; all old content is still there.

    """
    with ExitStack() as stack:
        for folder in {path.parent for path in files}:
            if folder.is_dir():
                sweep(folder)
        written: list[tuple[Path, Path]] = []
        for path, content in files.items():
            stack.enter_context(faults_named(path.parent))
            path.parent.mkdir(parents=True, exist_ok=True)
            stream, partial = stack.enter_context(partial_file(path.parent))
            if isinstance(content, bytes):
                stream.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, stream)
            stream.flush()
            os.fsync(stream.fileno())
            written.append((partial, path))
        for partial, path in written:
            partial.replace(path)
        for folder in {path.parent for path in files}:
            sync_folder(folder)


def sweep(folder: Path) -> int:
    """Remove partial files that no living process is writing; return how many went."""
    gone = 0
    for path in folder.glob(f"{PARTIAL}*"):
        try:
            with path.open("rb") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
                gone += 1
        except OSError:  # in use, gone already, or on a disk that knows no locks
            continue
    return gone
