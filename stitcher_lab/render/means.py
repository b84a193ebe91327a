"""What the drawing floor is given: a sandbox and the like, whom to tell, and what was begun before its turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.cores import Cores
    from stitcher_lab.model import Clip
    from stitcher_lab.sandbox import Limits, Sandbox
    from stitcher_lab.store import ClipCache


class Watcher:
    """What the floor tells; a base class that does not care. Scenes are counted from 0 in playing order.

    Called from the floor's own threads.
    """

    def progress(self, fraction: float, finished: int) -> None:
        """Hear which part of all frames is done, 0 to 1, and how many scenes are finished."""

    def kept(self, scenes: int) -> None:
        """Hear how many scenes were found to be drawn before, by now."""

    def begun(self, place: int, scene: str) -> None:
        """Hear that a scene is being drawn."""

    def piece(self, place: int, number: int, content: bytes) -> None:
        """Take the next fragment of a scene: hostile data."""

    def finished(self, place: int, clip: Clip | None) -> None:
        """Hear that a scene is drawn, or was before, or (``None``) failed."""

    def failed(self) -> None:
        """Hear that the floor has stopped for a fault that is not one scene's; :meth:`Floor.conclude` raises it."""


class Ahead(Protocol):
    """A scene that is being drawn already, from before its turn."""

    def join(
        self,
        cancellation: Cancellation,
        on_frames: Callable[[int], None],
        on_piece: Callable[[int, bytes], None] | None,
    ) -> Clip:
        """Wait for the clip; raises and calls back as :func:`stitcher_lab.render.draw` does, also for what was."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a floor works with.

    ``check`` may refuse a clip that has just been drawn, by raising ``ScriptError``. ``ahead`` knows by its key what is
    being drawn already.
    """

    cache: ClipCache
    sandbox: Sandbox
    workdir: Path
    cores: Cores
    limits: Limits
    check: Callable[[Clip], None] = lambda _: None
    pieces: bool = False
    ahead: Callable[[str], Ahead | None] = lambda _: None
