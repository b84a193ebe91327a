"""A film that grows while it is being watched."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from stitcher_lab.stitching.early.boxes import INIT, BoxError, parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 512 << 20  # bytes: what comes after is not kept


class NotAFilmError(ValueError):
    """What came is no next piece of a film; the message says why, without quoting any of it."""


class EarlyFilm:
    """The pictures of a video that is still being drawn: a file of MP4 fragments to which more are added.

    Thread-safe. ``type`` is its media type with its codecs, as players ask for it; ``sound`` says whether it has a
    track of sound. The file is gone with its folder; who has it open reads on.
    """

    def __init__(self, path: Path, *, quality: str, type_: str) -> None:
        self.path = path
        self.quality = quality
        self.type = type_
        self.sound = "mp4a" in type_
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._size = 0
        self._pieces = 0
        self._ended = False

    @property
    def size(self) -> int:
        """How many bytes are there; everything up to it may be read."""
        return self._size

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self._ended

    @property
    def playable(self) -> bool:
        """Whether there is a picture."""
        return self._pieces > 1

    def add(self, piece: bytes) -> None:
        """Add a piece: the head first, then fragments.

        Raises
        ------
        NotAFilmError
            It is not made of whole boxes of the kinds that belong there, or the film would be too long.

        """
        try:
            head, fragments = parts(piece)
        except BoxError as error:
            raise NotAFilmError(str(error)) from error
        # Read in a sandbox as it was written in one: nothing here looks into a box.
        whole = b"".join((head, *fragments))
        if bool(head) == bool(self._pieces) or bool(head) == bool(fragments) or len(whole) != len(piece):
            raise NotAFilmError(f"a piece is neither {INIT[1].decode()} nor whole fragments, as its turn is")
        if self._size + len(piece) > LARGEST:
            raise NotAFilmError("it has grown too large")
        with self.path.open("ab") as file:
            file.write(piece)
        self._size += len(piece)
        self._pieces += 1
        self._tell()

    def end(self) -> None:
        """Say that nothing more comes."""
        self._ended = True
        self._tell()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have ``listener`` called, from any thread, whenever there is more, or the end; returns what ends that."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock, suppress(ValueError):
                self._listeners.remove(listener)

        return leave

    def _tell(self) -> None:
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener()
