"""Blobs: files named by the hash of what is in them.

::

    blobs/
      3f/3fa9…e1          content whose sha256 is 3fa9…e1
      incoming/           writes in progress; a killed writer's remains are swept
      weight              how much there was when it was last counted, and what came since

A blob is written beside its place, flushed to the disk and renamed: it is there whole or not at all. A disk can still
damage it, so whoever reads one gets it checked; a damaged blob is removed and counts as never stored.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from typing import TYPE_CHECKING

from stitcher_lab.store.atomic import faults_named, partial_file, sweep, sync_folder
from stitcher_lab.store.weight import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK = 1 << 20
DIGEST = re.compile(r"[0-9a-f]{64}")


def file_digest(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Blobs:
    """Content under its sha256. Safe with several processes; nothing here locks a reader."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / "incoming"
        self.weight = Weight(root / "weight", self.size)

    def path(self, digest: str) -> Path:
        """Return where this blob is, or would be. Not checked."""
        if not DIGEST.fullmatch(digest):
            raise ValueError(f"{digest!r} is no sha256")
        return self.root / digest[:2] / digest

    def put(self, content: bytes | Path) -> str:
        """Store bytes, or a copy of a file, and return the sha256.

        Storing what is there already writes it again: that heals a damaged blob.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; the store is as before.

        """
        with faults_named(self.root):
            self._incoming.mkdir(parents=True, exist_ok=True)
            with partial_file(self._incoming) as (stream, partial):
                state = hashlib.sha256()
                for block in [content] if isinstance(content, bytes) else _blocks(content):
                    state.update(block)
                    stream.write(block)
                stream.flush()
                os.fsync(stream.fileno())
                place = self.path(state.hexdigest())
                place.parent.mkdir(exist_ok=True)
                size = partial.stat().st_size
                partial.replace(place)
            self.weight.add(size)
            sync_folder(place.parent)
        return state.hexdigest()

    def verified(self, digest: str) -> Path | None:
        """Return the blob's path after reading it through, or ``None`` when it is missing or was damaged.

        Counts as use: the blob moves to the back of the queue of :meth:`prune`.
        """
        path = self.path(digest)
        try:
            sound = file_digest(path) == digest
        except FileNotFoundError:
            return None
        except OSError:  # the disk cannot read it back
            sound = False
        if not sound:
            path.unlink(missing_ok=True)
            return None
        self.touch(digest)
        return path

    def get(self, digest: str) -> bytes | None:
        """Return the content, checked, or ``None`` when it is missing or was damaged."""
        path = self.verified(digest)
        try:
            content = path.read_bytes() if path else None
        except FileNotFoundError:  # pruned by somebody else between the two
            return None
        return content if content is not None and hashlib.sha256(content).hexdigest() == digest else None

    def checkout(self, digest: str, destination: Path) -> bool:
        """Put the blob, checked, at ``destination``; ``False`` when it is missing or was damaged.

        A hard link where the file system allows, so that a prune by another process cannot take the file away from a
        job that is using it. Must only be read: it is the blob itself.
        """
        path = self.verified(digest)
        if path is None:
            return False
        destination.unlink(missing_ok=True)
        with faults_named(destination.parent):
            try:
                destination.hardlink_to(path)
            except FileNotFoundError:
                return False
            except OSError:
                shutil.copyfile(path, destination)
        return True

    def touch(self, digest: str) -> None:
        """Note that the blob was used now."""
        try:
            os.utime(self.path(digest))
        except OSError:
            return  # gone, or a store that is shared read-only: the order of pruning is all that suffers

    def __contains__(self, digest: str) -> bool:
        return self.path(digest).is_file()

    def __iter__(self) -> Iterator[str]:
        return (path.name for path, _ in self._stored())

    def size(self) -> int:
        """Return the bytes of all blobs."""
        return sum(stat.st_size for _, stat in self._stored())

    def prune(self, *, max_bytes: int | None = None, older_than: float | None = None) -> int:
        """Remove blobs, least recently used first; return the bytes freed.

        Parameters
        ----------
        max_bytes
            Remove until at most this many bytes are left.
        older_than
            Remove what was not used for this many seconds.

        """
        if self._incoming.is_dir():
            sweep(self._incoming)
        self.weight.forget()
        stored = sorted(self._stored(), key=lambda item: item[1].st_mtime)
        total, freed, now = sum(stat.st_size for _, stat in stored), 0, time.time()
        for path, stat in stored:
            too_old = older_than is not None and now - stat.st_mtime > older_than
            too_much = max_bytes is not None and total - freed > max_bytes
            if too_old or too_much:
                path.unlink(missing_ok=True)
                freed += stat.st_size
        return freed

    def _stored(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/*"):
            if DIGEST.fullmatch(path.name):
                try:
                    yield path, path.stat()
                except FileNotFoundError:
                    continue


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block
