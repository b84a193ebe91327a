"""What the checking cell gets next: scenes come in any order, and are played in theirs."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.model import Clip

    Item = tuple[Mapping[str, Any], Mapping[str, bytes]]

MOST_WAITING = 64 << 20  # bytes of pieces that wait for their scene's turn; more come from the finished clip
LARGEST_CLIP = 48 << 20  # bytes
_AT_ONCE = 8 << 20  # bytes of pieces in one answer, unless a single one is larger

END: Item = ({"end": True}, {})


@dataclass(frozen=True, slots=True)
class Cue:
    """A recording, and the frame of its scene at which it is heard."""

    wav: Path
    start_frame: int


@dataclass(slots=True)
class _Scene:
    cues: Sequence[Cue] | None = None
    pieces: deque[bytes] = field(default_factory=deque)
    whole: bool = False  # its pieces were let go: only the clip will do
    told: bool = False
    shown: bool = False
    over: bool = False
    clip: Clip | None = None


class Playlist:
    """Thread-safe: filled from the threads that draw, emptied by the one that serves the cell."""

    def __init__(self, scenes: int) -> None:
        self._scenes = [_Scene() for _ in range(scenes)]
        self._at = 0
        self._before: int | None = None  # frames of the scene before, where it was shown
        self._sound = False
        self._held = 0
        self._closed = False
        self._changed = threading.Condition()

    def spoken(self, place: int, cues: Sequence[Cue], *, sound: bool = True) -> None:
        """Take a scene's lines; it can be shown from now on. ``sound``: whether the film is to have any."""
        with self._changed:
            self._sound = sound
            self._scenes[place].cues = tuple(cues)
            self._changed.notify_all()

    def piece(self, place: int, data: bytes) -> None:
        """Take a scene's next piece."""
        with self._changed:
            scene = self._scenes[place]
            if scene.whole or place < self._at:
                return
            if place > self._at and self._held + len(data) > MOST_WAITING:
                self._held -= sum(map(len, scene.pieces))
                scene.pieces.clear()
                scene.whole = True
                return
            scene.pieces.append(data)
            self._held += len(data)
            self._changed.notify_all()

    def drawn(self, place: int, clip: Clip | None, cues: Sequence[Cue] = ()) -> None:
        """Take the news that a scene is finished; ``None``: it will be missing."""
        with self._changed:
            scene = self._scenes[place]
            scene.over, scene.clip = True, clip
            if scene.cues is None:
                scene.cues = tuple(cues)
            if clip is None:
                self._held -= sum(map(len, scene.pieces))
                scene.pieces.clear()
            self._changed.notify_all()

    def close(self) -> None:
        """Let go of everything; nothing more is handed out."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def next(self) -> Item:
        """Return what the cell gets next, as soon as there is something."""
        with self._changed:
            while not self._closed:
                if self._at >= len(self._scenes):
                    return END
                try:
                    item = self._of(self._scenes[self._at])
                except FileNotFoundError:  # the job was quicker: its video is there, and its workplace is not any more
                    return END
                if item is not None:
                    return item
                if not self._finished(self._scenes[self._at]):
                    self._changed.wait()
            return END

    def _of(self, scene: _Scene) -> Item | None:
        if scene.over and scene.clip is None:
            return END if scene.shown else None  # pictures of a scene that will be missing: the film ends with them
        if not scene.told and scene.cues is not None:
            scene.told = True
            files = {f"line-{number}.wav": cue.wav.read_bytes() for number, cue in enumerate(scene.cues)}
            cues = [(name, cue.start_frame) for name, cue in zip(files, scene.cues, strict=True)]
            return {"scene": self._at, "cues": cues, "before": self._before, "sound": self._sound}, files
        if scene.told and scene.pieces:
            scene.shown = True
            return self._pieces_of(scene)
        if scene.over and scene.clip is not None and not scene.shown:
            if scene.clip.path.stat().st_size > LARGEST_CLIP:
                return END
            scene.shown = True
            return {"clip": True}, {"clip": scene.clip.path.read_bytes()}
        return None

    def _pieces_of(self, scene: _Scene) -> Item:
        files: dict[str, bytes] = {}
        weight = 0
        while scene.pieces and (not files or weight + len(scene.pieces[0]) <= _AT_ONCE):
            data = scene.pieces.popleft()
            weight += len(data)
            files[f"piece-{len(files)}"] = data
        self._held -= weight
        return {"pieces": len(files)}, files

    def _finished(self, scene: _Scene) -> bool:
        """Go on to the next scene where this one has no more to give."""
        if not scene.over or scene.pieces:
            return False
        self._at += 1
        if scene.shown and scene.clip is not None:
            self._before = scene.clip.frames
        return True
