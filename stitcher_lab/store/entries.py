"""Entries: what is stored under a key. Facts as JSON, and files as blobs.

::

    index/clips/3f/3fa9…e1.json     {"sha256": …, "entry": {"key", "facts", "files": {name: blob's sha256}}}

Two tiers: the entries used last are remembered in memory, all are on disk. Blobs are written first and the entry last,
each whole or not at all: what a killed writer leaves is a blob that nothing names, which pruning takes away. An entry
or blob that does not match its own hash is removed when it is met, and counts as never stored.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from stitcher_lab.store.blobs import Blobs

REMEMBERED = 512  # entries: a few hundred bytes each


@dataclass(frozen=True, slots=True)
class Entry:
    """Facts, and the sha256 of each file by its name."""

    key: str
    facts: Mapping[str, Any]
    files: Mapping[str, str]


class Entries:
    """The entries of one kind. Safe with several threads and several processes."""

    def __init__(self, root: Path, blobs: Blobs, *, remembered: int = REMEMBERED) -> None:
        self.root = root
        self._blobs = blobs
        self._memory: LRUCache[str, Entry] = LRUCache(remembered)
        self._lock = threading.Lock()

    def put(self, key: str, facts: Mapping[str, Any], files: Mapping[str, Path | bytes]) -> None:
        """Store facts and copies of files under ``key``, in place of what was there.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; what was stored under the key before still is.

        """
        digests = {name: self._blobs.put(content) for name, content in files.items()}
        entry = {"key": key, "facts": dict(facts), "files": digests}
        body = json.dumps(entry, sort_keys=True, allow_nan=False)
        text = json.dumps({"sha256": hashlib.sha256(body.encode()).hexdigest(), "entry": entry}, sort_keys=True)
        atomic.write(self._path(key), text.encode())
        self._remember(Entry(key, json.loads(body)["facts"], digests))

    def get(self, key: str) -> Entry | None:
        """Return the entry, or ``None`` when it is missing or was damaged. Its files are not looked at."""
        with self._lock:
            entry = self._memory.get(key)
        if entry is not None:
            return entry
        entry = _read(self._path(key))
        if entry is None or entry.key != key:
            return None
        self._remember(entry)
        return entry

    def take(self, key: str, folder: Path) -> tuple[Entry, dict[str, Path]] | None:
        """Return the entry with its files, checked, put into a folder; ``None`` where not all is there.

        The folder is one of the key's own below ``folder``, so that entries taken into the same one do not meet.

        The files must only be read: where the file system allows they are hard links to what is stored.
        """
        entry = self.get(key)
        if entry is None:
            return None
        folder /= _name(key)[:16]
        with atomic.faults_named(folder):
            folder.mkdir(parents=True, exist_ok=True)
        places = {name: folder / name for name in entry.files}
        for name, digest in entry.files.items():
            if not self._blobs.checkout(digest, places[name]):
                self.drop(key)
                return None
        return entry, places

    def drop(self, key: str) -> None:
        """Forget what is stored under ``key``; its blobs go when the store is pruned."""
        with self._lock:
            self._memory.pop(key, None)
        self._path(key).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[Entry]:
        for path in self._paths():
            entry = _read(path)
            if entry is not None:
                yield entry

    def __len__(self) -> int:
        return sum(1 for _ in self._paths())

    def tidy(self) -> int:
        """Remove entries that are damaged or have lost a file, and remains of killed writers; return how many."""
        with self._lock:
            self._memory.clear()
        gone = sum(atomic.sweep(folder) for folder in self.root.glob("[0-9a-f][0-9a-f]"))
        for path in self._paths():
            entry = _read(path)
            if entry is None or any(digest not in self._blobs for digest in entry.files.values()):
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def keep_newest(self, count: int) -> int:
        """Remove all but the ``count`` entries that were stored last; return how many went."""
        times = {}
        for path in self._paths():
            try:
                times[path] = path.stat().st_mtime
            except OSError:  # another process was quicker
                continue
        oldest = sorted(times, key=lambda path: times[path])[: max(0, len(times) - count)]
        for path in oldest:
            path.unlink(missing_ok=True)
        return len(oldest)

    def _path(self, key: str) -> Path:
        name = _name(key)
        return self.root / name[:2] / f"{name}.json"

    def _paths(self) -> Iterator[Path]:
        return self.root.glob("[0-9a-f][0-9a-f]/*.json")

    def _remember(self, entry: Entry) -> None:
        with self._lock:
            self._memory[entry.key] = entry


def _name(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _read(path: Path) -> Entry | None:
    """Read an entry; one that is damaged is removed."""
    try:
        text = path.read_bytes()
    except OSError:
        return None
    try:
        whole = json.loads(text)
        entry = whole["entry"]
        body = json.dumps(entry, sort_keys=True, allow_nan=False)
        if hashlib.sha256(body.encode()).hexdigest() != whole["sha256"]:
            raise ValueError("hash")  # noqa: TRY301 - one way out for every kind of damage
        return Entry(entry["key"], entry["facts"], entry["files"])
    except (ValueError, KeyError, TypeError, RecursionError):
        path.unlink(missing_ok=True)
        return None
