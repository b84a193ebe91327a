"""What is kept so that nothing is made twice: drawn clips, rehearsals, finished videos, a model's drafts.

Keys are made by those who know what a result depends on (see :mod:`stitcher_lab.render.canonical`); here a key is only
a string. What a cache gives out was checked against its hash a moment ago.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.model import Clip, Draft, Rehearsal
from stitcher_lab.store.nouns import MisfitError, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.store.entries import Entries

CLIP, TEX = "clip.mp4", "tex.zip"


class ClipCache:
    """Drawn scenes."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def get(self, key: str, folder: Path) -> Clip | None:
        """Return the clip stored under ``key``, its file put into ``folder``, or ``None``."""
        taken = self.entries.take(key, folder)
        if taken is None:
            return None
        entry, files = taken
        try:
            return from_json(Clip, entry.facts, path=files[CLIP])
        except (KeyError, MisfitError):  # written by another version
            self.entries.drop(key)
            return None

    def put(self, key: str, clip: Clip) -> None:
        """Store a clip, its file with it.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; nothing was stored.

        """
        self.entries.put(key, to_json(clip), {CLIP: clip.path})


class RehearsalCache:
    """Rehearsals, with the formulas that were compiled for them."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def get(self, key: str, folder: Path) -> Rehearsal | None:
        """Return the rehearsal stored under ``key``, its formulas put into ``folder``, or ``None``."""
        taken = self.entries.take(key, folder)
        if taken is None:
            return None
        entry, files = taken
        try:
            return from_json(Rehearsal, entry.facts, tex_cache=files.get(TEX))
        except MisfitError:  # written by another version
            self.entries.drop(key)
            return None

    def put(self, key: str, rehearsal: Rehearsal) -> None:
        """Store a rehearsal.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; nothing was stored.

        """
        self.entries.put(key, to_json(rehearsal), {TEX: rehearsal.tex_cache} if rehearsal.tex_cache else {})


class VideoCache:
    """Finished videos: the MP4 and what lies beside it, as files by name, and facts about them."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def get(self, key: str, folder: Path) -> tuple[Mapping[str, Any], dict[str, Path]] | None:
        """Return facts and files stored under ``key``, the files put into ``folder``, or ``None``.

        To put them where the user wants them, copy them with :func:`stitcher_lab.store.atomic.write_all`: these may
        be hard links to what is stored, and a user may write to what is theirs.
        """
        taken = self.entries.take(key, folder)
        if taken is None:
            return None
        entry, files = taken
        return entry.facts, files

    def put(self, key: str, facts: Mapping[str, Any], files: Mapping[str, Path | bytes]) -> None:
        """Store a finished video's facts (JSON values) and files.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; nothing was stored.

        """
        self.entries.put(key, facts, files)


class DraftCache:
    """What models have written by now, by what was asked: a job that broke off goes on from there."""

    KEPT = 1000  # drafts, of some tens of kilobytes each

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def get(self, key: str) -> Draft | None:
        """Return the draft stored under ``key``, or ``None``."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        try:
            return from_json(Draft, entry.facts)
        except (KeyError, MisfitError):  # written by another version
            self.entries.drop(key)
            return None

    def put(self, key: str, draft: Draft) -> None:
        """Store a draft in place of what was there.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; what was stored before still is.

        """
        self.entries.put(key, to_json(draft), {})
