"""The store: everything that outlives a job, under one folder.

::

    DATA/
      blobs/          content by its sha256
      index/          what is stored under which key: clips, rehearsals, videos, drafts, a model's replies
      history.sqlite  every job and its events, and what coders have learnt
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import EnvironmentFault
from stitcher_lab.store.blobs import Blobs
from stitcher_lab.store.caches import ClipCache, DraftCache, FormulaCache, PartCache, RehearsalCache, VideoCache
from stitcher_lab.store.entries import Entries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.store.database import Database
    from stitcher_lab.store.history import History, Job, JobRecord
    from stitcher_lab.store.lesson_book import LessonRecords

GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is kept: bytes of all blobs, how many clips, rehearsals and videos, and bytes of the history."""

    blob_bytes: int
    clips: int
    rehearsals: int
    videos: int
    history_bytes: int


class Store:
    """Opens nothing until it is used; making one costs nothing. Safe with several threads and processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.blobs = Blobs(path / "blobs")
        self.clips = ClipCache(self._entries("clips"))
        self.rehearsals = RehearsalCache(self._entries("rehearsals"))
        self.videos = VideoCache(self._entries("videos"))
        self.parts = PartCache(self._entries("parts"))
        self.drafts = DraftCache(self._entries("drafts"))
        self.formulas = FormulaCache(self._entries("formulas"))

    def prepare(self) -> None:
        """Make the folder, where there is none, for its owner alone: it holds prompts and scripts.

        Raises
        ------
        stitcher_lab.errors.EnvironmentFault
            It cannot be made, or may not be written.

        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            why = "it is a file" if isinstance(error, FileExistsError) else error.strerror
        else:
            if os.access(self.path, os.W_OK | os.X_OK):
                return
            why = "it may not be written"
        raise EnvironmentFault(
            f"{self.path} cannot be the data folder: {why}.",
            remedy="Choose another one with --data or STITCHER_DATA.",
        )

    def _entries(self, kind: str) -> Entries:
        return Entries(self.path / "index" / kind, self.blobs)

    @cached_property
    def database(self) -> Database:
        """The file of the history, and of what else is kept in rows."""
        from stitcher_lab.store.database import Database  # noqa: PLC0415 - SQLAlchemy takes a while to import

        self.prepare()
        return Database(self.path / "history.sqlite")

    @cached_property
    def _history(self) -> History:
        from stitcher_lab.store.history import History  # noqa: PLC0415

        return History(self.database)

    @cached_property
    def lessons(self) -> LessonRecords:
        """What coders have learnt."""
        from stitcher_lab.store.lesson_book import LessonRecords  # noqa: PLC0415

        return LessonRecords(self.database)

    def open_job(
        self,
        prompt: str,
        *,
        template: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
        trace_id: str | None = None,
        held: str | None = None,
    ) -> Job:
        """Begin a job of this process, or go on with the row that a queue ``held`` for it.

        See :class:`stitcher_lab.store.history.Job`.

        Raises
        ------
        stitcher_lab.errors.DiskFull, stitcher_lab.errors.EnvironmentFault
            The history cannot be written.

        """
        return self._history.open_job(
            prompt, template=template, parameters=parameters, options=options, trace_id=trace_id, held=held,
        )  # fmt: skip

    def history(self, limit: int = 20) -> list[JobRecord]:
        """Return the last jobs, newest first; one whose process is gone shows as died."""
        return self._history.recent(limit)

    def job(self, job_id: str) -> JobRecord | None:
        """Return one job by its id, or by the start or end of its id where only one fits."""
        return self._history.job(job_id)

    def sizes(self) -> Sizes:
        """Count what is kept."""
        return Sizes(
            blob_bytes=self.blobs.size(),
            clips=len(self.clips.entries),
            rehearsals=len(self.rehearsals.entries),
            videos=len(self.videos.entries),
            history_bytes=sum(path.stat().st_size for path in self.path.glob("history.sqlite*")),
        )

    def trim(self, max_bytes: int) -> int:
        """Prune to four fifths of ``max_bytes`` when more is kept; return the bytes freed. Quick where nothing is."""
        return self.prune(max_bytes=max_bytes * 4 // 5) if self.blobs.weight.exceeds(max_bytes) else 0

    def prune(self, *, max_bytes: int | None = None, older_than: float | None = None) -> int:
        """Remove what was not used for longest until ``max_bytes`` are left; return the bytes freed.

        ``older_than`` removes what was not used for that many seconds. What killed writers left goes too, and so do
        entries that lose a file by this. The history stays.
        """
        freed = self.blobs.prune(max_bytes=max_bytes, older_than=older_than)
        for entries in (self.clips.entries, self.rehearsals.entries, self.videos.entries, self.parts.entries):
            entries.tidy()
        self.formulas.trim(0 if max_bytes == 0 else self.formulas.KEPT)
        return freed
