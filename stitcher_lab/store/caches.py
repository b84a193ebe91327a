"""What is kept so that nothing is made twice: drawn clips, rehearsals, finished videos, a model's drafts.

Keys are made by those who know what a result depends on (see :mod:`stitcher_lab.render.canonical`); here a key is only
a string. What a cache gives out was checked against its hash a moment ago.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - read by its type hints
from typing import TYPE_CHECKING, Any

from stitcher_lab.model import Clip, Draft, RehearsedScene
from stitcher_lab.store.nouns import MisfitError, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stitcher_lab.store.entries import Entries

CLIP, TEX = "clip.mp4", "tex.zip"


@dataclass(frozen=True, slots=True)
class KeptScene:
    """A rehearsed scene as it is kept; no ``scene`` where the class turned out to be none.

    ``places`` says where each finding is, in an order of the script's parts that outlives changes around them
    (:func:`stitcher_lab.render.scene_places`), −1 where that is not known. ``formulas`` is a zip of pictures.
    """

    scene: RehearsedScene | None
    places: tuple[int, ...] = ()
    formulas: Path | None = None


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
    """Rehearsed scenes, with the formulas that were set for them."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def get(self, key: str, folder: Path) -> KeptScene | None:
        """Return what is stored under ``key``, its formulas put into ``folder``, or ``None``."""
        taken = self.entries.take(key, folder)
        if taken is None:
            return None
        entry, files = taken
        try:
            return from_json(KeptScene, entry.facts, formulas=files.get(TEX))
        except MisfitError:  # written by another version
            self.entries.drop(key)
            return None

    def put(self, key: str, scene: KeptScene) -> None:
        """Store a rehearsed scene.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; nothing was stored.

        """
        self.entries.put(key, to_json(scene), {TEX: scene.formulas} if scene.formulas else {})


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


class PartCache(VideoCache):
    """Parts that videos are put together from: what was seen of a clip, sound tracks; files, and facts about them."""


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


class FormulaCache:
    """Pictures of formulas (SVG files), by what was given to TeX. Only what our own TeX cell has set belongs here."""

    KEPT = 10_000  # pictures, of some ten kilobytes each
    TRIMMED_EACH = 1000  # pictures stored, on the average

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def get_all(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return those that are kept."""
        found = {}
        for key in keys:
            entry = self.entries.get(key)
            if entry is not None and isinstance(svg := entry.facts.get("svg"), str):
                found[key] = svg.encode()
        return found

    def put_all(self, pictures: Mapping[str, bytes]) -> None:
        """Store pictures by their keys.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; some may have been stored.

        """
        for key, svg in pictures.items():
            self.entries.put(key, {"svg": svg.decode("utf-8", "replace")}, {})
        # Counting takes long where there are many: by chance, so that short-lived processes do their part of it too.
        if random.random() < len(pictures) / self.TRIMMED_EACH:  # noqa: S311 - nobody gains by guessing it
            self.trim()

    def trim(self, keep: int = KEPT) -> int:
        """Remove the pictures that were stored first, beyond what is kept; return how many went."""
        return self.entries.keep_newest(keep)
