"""What can be watched of a job before its video is there: early pictures, and the preview."""

from __future__ import annotations

import itertools
import secrets
import threading
from typing import TYPE_CHECKING, Any

from stitcher_lab.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from stitcher_lab.model import Clip, Narration, Quality
    from stitcher_lab.render import DrawOrder
    from stitcher_lab.sandbox import Sandbox
    from stitcher_lab.stitching.early import EarlyFilm, Making

PRELOAD = "stitcher_lab.stitching.preload"
EARLY, PREVIEW = "early", "preview"  # kinds of events
WORDS = {
    EARLY: "The first pictures can be watched; the rest is being drawn.",
    PREVIEW: "The preview can be watched; the full quality follows.",
}


class Show:
    """What there is to watch of one running job. Thread-safe; ``tell`` hears each time there is something new."""

    def __init__(self, tell: Callable[[str, str], None] = lambda _kind, _sentence: None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._version = ""
        self._film: EarlyFilm | None = None
        self.preview: Path | None = None

    @property
    def film(self) -> EarlyFilm | None:
        """The film that is growing; nothing before its first picture, and once it ended without the video."""
        return self._film

    def open(self, film: EarlyFilm) -> None:
        """Show a film, in place of one before it."""
        with self._lock:
            self._film = film
            # Of no other film, also not of one before this process or this try.
            self._version = secrets.token_hex(4)
        self._tell(EARLY, WORDS[EARLY])

    def withdraw(self) -> None:
        """Show no film until there is another: what was shown is void."""
        with self._lock:
            self._film = None

    def show_preview(self, path: Path) -> None:
        """Show the preview."""
        self.preview = path
        self._tell(PREVIEW, WORDS[PREVIEW])

    def facts(self) -> dict[str, Any] | None:
        """What is told of the film: its media type with codecs, whether it sounds, and which one it is, as JSON."""
        with self._lock:
            film, version = self._film, self._version
        if film is None:
            return None
        return {"type": film.type, "sound": film.sound, "quality": film.quality, "version": version}


class Projection(Audience):
    """Watches a video being made, and has its early film made: one checking cell for each take.

    Parameters
    ----------
    sandbox
        Where pieces are looked at before anybody sees them.
    folder
        Where films are kept; whoever made it removes it.
    show
        Where they are shown.

    """

    def __init__(self, sandbox: Sandbox, folder: Path, show: Show) -> None:
        self._sandbox = sandbox
        self._folder = folder
        self._show = show
        self._takes = itertools.count()
        self._plan: tuple[int, Quality] | None = None
        self._making: Making | None = None
        # One to look at pieces; while pictures are still being looked at, another one joins the clips.
        sandbox.expect(PRELOAD, 2)

    def planned(self, scenes: Sequence[str], quality: Quality) -> None:
        """Take how many scenes there will be; what was shown before is another film."""
        self.close()
        self._plan = len(scenes), quality
        self._begin()

    def spoken(
        self,
        place: int,
        order: DrawOrder,  # noqa: ARG002 - the plan says how it is drawn
        narration: Narration,
        cues: Sequence[tuple[str, int]],
        frames: int,  # noqa: ARG002 - what comes is counted
    ) -> None:
        """Take a scene's recordings, and the frames at which they are heard."""
        if self._making is not None:
            sound = narration.engine != "silent"
            self._making.playlist.spoken(place, _cues(cues, narration), sound=sound)

    def piece(self, place: int, number: int, content: bytes) -> None:  # noqa: ARG002 - they come in their order
        """Take the next pictures of a scene."""
        if self._making is not None:
            self._making.playlist.piece(place, content)

    def drawn(self, place: int, clip: Clip | None) -> None:
        """Take the news that a scene is finished, or will be missing."""
        if self._making is not None:
            self._making.playlist.drawn(place, clip)

    def begun_anew(self) -> None:
        """Forget everything: another voice speaks, and all is drawn again."""
        self.close()
        self._begin()

    def preview(self, path: Path) -> None:
        """Show the preview; the film it was made of has shown what it could."""
        self._show.show_preview(path)
        self.close()
        self.wants_pieces = False

    def close(self) -> None:
        """End the film, and its cell."""
        making, self._making = self._making, None
        if making is not None:
            making.close()
            self._show.withdraw()

    def _begin(self) -> None:
        """Have the cell started before there is anything to look at."""
        if self._plan is None or not self.wants_pieces:
            return
        from stitcher_lab.stitching.early import Making  # noqa: PLC0415 - what runs a sandbox waits until then

        scenes, quality = self._plan
        folder = self._folder / f"take{next(self._takes)}"
        folder.mkdir()
        self._making = Making(
            scenes=scenes, quality=quality, sandbox=self._sandbox, folder=folder, on_ready=self._show.open
        )


def _cues(cues: Sequence[tuple[str, int]], narration: Narration) -> list[Any]:
    from stitcher_lab.stitching.early import Cue  # noqa: PLC0415 - as above

    return [Cue(narration.lines[key].wav, frame) for key, frame in cues if key in narration.lines]
