"""Answers that were paid for are kept, so that a job that broke off goes on at no cost.

An answer is kept under the hash of everything that made it: the model and where it is, the messages, pictures, schema,
temperature and longest length. Only answers that are whole and valid are. Neither the prompt nor a key is stored.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.store.blobs import Blobs
from stitcher_lab.store.entries import Entries

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.gateway.places import Place
    from stitcher_lab.gateway.request import Request

VERSION = 1  # of what is kept, and of how it was asked for
KEPT = 4000  # answers; a job has ten to fifty of some kilobytes each


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    text: str
    data: Any


class ReplyCache:
    """Answers by what made them, below the data folder. Safe with several threads and processes."""

    def __init__(self, data: Path, *, kept: int = KEPT) -> None:
        self.entries = Entries(data / "index" / "replies", Blobs(data / "blobs"))
        self._kept = kept
        self._puts = 0

    def get(self, key: str) -> Kept | None:
        """Return the answer kept under ``key``, or ``None``."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        text = entry.facts.get("text")
        return Kept(text, entry.facts.get("data")) if isinstance(text, str) else None

    def put(self, key: str, text: str, data: Any) -> None:
        """Keep an answer.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; nothing was kept.

        """
        self.entries.put(key, {"text": text, "data": data}, {})
        if self._puts % 100 == 0:
            self.trim()
        self._puts += 1

    def trim(self) -> int:
        """Remove the oldest answers beyond what is kept; return how many went."""
        return self.entries.keep_newest(self._kept)


def key_of(place: Place, request: Request) -> str:
    """Return the hash of everything that makes an answer."""
    made_of = {
        "version": VERSION,
        "model": place.model_id,
        "base": place.base,
        "system": request.system,
        "user": request.user,
        "images": [hashlib.sha256(png).hexdigest() for png in request.images],
        "schema": request.schema,
        "temperature": request.temperature,
        "max_tokens": request.max_tokens,
    }
    return hashlib.sha256(json.dumps(made_of, sort_keys=True, default=dict).encode()).hexdigest()
