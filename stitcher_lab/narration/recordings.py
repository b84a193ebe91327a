"""The shelf of recordings: every line that was ever spoken, found again by what was said and by whom.

Two kinds of file, both written to a temporary name and moved into place, so that a reader never sees half of one::

    sound/ab/abcd….wav    a recording, named by the sha256 of its own bytes
    lines/01/0123….json   one spoken line: whose sound it is and when its words are heard, named by the line's key

The json is written last, so a line exists only once its sound does. Every read checks the sound against its name;
whatever does not match is thrown away and made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from stitcher_lab.narration.wavs import BadWavError, Heard, wav_facts
from stitcher_lab.store import atomic
from stitcher_lab.store.weight import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class RecordingKey:
    """What makes two recordings the same: the exact spoken string, and everything about who speaks it."""

    spoken: str
    voice: str
    language: str
    engine: str
    engine_version: str

    @property
    def digest(self) -> str:
        """64 hexadecimal digits that name this line on the shelf."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Recording:
    """One spoken line on disk: its wav file, its length in seconds, and when each piece of it is heard."""

    wav: Path
    duration: float
    heard: tuple[Heard, ...]


class RecordingCache:
    """Recordings under ``directory``, which is made on the first write. Safe to share between processes."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._weight = Weight(directory / "weight", self.size)

    def find(self, key: RecordingKey) -> Recording | None:
        """Take a line from the shelf; ``None`` when it is not there or is damaged."""
        entry = self._entry(key)
        try:
            facts = json.loads(entry.read_bytes())
            sound = self._sound(facts["sha256"])
            data = sound.read_bytes()
            if facts["format"] != _FORMAT or facts["key"] != asdict(key):
                return None
            if hashlib.sha256(data).hexdigest() != facts["sha256"]:
                sound.unlink(missing_ok=True)
                return None
            heard = tuple(Heard(float(a), float(b), int(c), int(d)) for a, b, c, d in facts["heard"])
            duration = wav_facts(data).duration
        except (OSError, ValueError, KeyError, TypeError, BadWavError):
            return None
        # The age of an entry, for pruning, is when it was last of use.
        _touch(entry, sound)
        return Recording(sound, duration, heard)

    def store(self, key: RecordingKey, wav: bytes, heard: Iterable[Heard]) -> Recording:
        """Put a line on the shelf.

        Raises
        ------
        BadWavError
            ``wav`` is not a mono 16-bit wav file.
        stitcher_lab.errors.DiskFull
            There is no room for it.

        """
        duration = wav_facts(wav).duration
        spans = tuple(heard)
        digest = hashlib.sha256(wav).hexdigest()
        sound = self._sound(digest)
        facts = {
            "format": _FORMAT,
            "key": asdict(key),
            "sha256": digest,
            "heard": [[span.start, span.end, span.char_start, span.char_end] for span in spans],
        }
        atomic.write(sound, wav)
        entry = json.dumps(facts).encode()
        atomic.write(self._entry(key), entry)
        self._weight.add(len(wav) + len(entry))
        return Recording(sound, duration, spans)

    def size(self) -> int:
        """How many bytes the shelf holds."""
        return sum(size for _, size, _ in self._files("lines", "sound"))

    def trim(self, most: int) -> None:
        """Prune to four fifths of ``most`` bytes when there are more; quick where there are not."""
        if self._weight.exceeds(most):
            self.prune(most * 4 // 5)

    def prune(self, keep: int) -> int:
        """Throw away what was not used for longest until ``keep`` bytes are left; returns the bytes freed.

        What killed jobs left half-written goes in any case.
        """
        self._weight.forget()
        total = before = self.size()
        for _, size, sound in sorted(self._files("sound")):
            if total <= keep:
                break
            total -= size
            sound.unlink(missing_ok=True)
        for folder in [*self.directory.glob("lines/*"), *self.directory.glob("sound/*")]:
            atomic.sweep(folder)
        for _, _, entry in list(self._files("lines")):
            try:
                present = self._sound(json.loads(entry.read_bytes())["sha256"]).exists()
            except (OSError, ValueError, KeyError, TypeError):
                present = False
            if not present:
                entry.unlink(missing_ok=True)
        return before - self.size()

    def _entry(self, key: RecordingKey) -> Path:
        return self.directory / "lines" / key.digest[:2] / f"{key.digest}.json"

    def _sound(self, sha256: str) -> Path:
        if len(sha256) != hashlib.sha256().digest_size * 2 or not sha256.isalnum():
            raise ValueError(sha256)
        return self.directory / "sound" / sha256[:2] / f"{sha256}.wav"

    def _files(self, *folders: str) -> Iterator[tuple[float, int, Path]]:
        """When each file was last of use, its bytes, and where it is; another process may take it away meanwhile."""
        for folder in folders:
            for path in (self.directory / folder).glob("*/*"):
                if not path.name.startswith("."):
                    with contextlib.suppress(FileNotFoundError):
                        facts = path.stat()
                        yield facts.st_mtime, facts.st_size, path


def _touch(*paths: Path) -> None:
    for path in paths:
        try:
            os.utime(path)
        except OSError:  # somebody else's read-only shelf is still a good shelf
            return
