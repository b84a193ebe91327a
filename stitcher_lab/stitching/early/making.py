"""Making the early film: one warm cell that looks at every piece before anybody sees it. The host's side."""

from __future__ import annotations

import logging
import re
import threading
from typing import TYPE_CHECKING, Any

from stitcher_lab import encoding
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import StitcherError
from stitcher_lab.sandbox import Limits, Task
from stitcher_lab.sandbox.task import MIB, Answer, Verdict
from stitcher_lab.stitching.early.film import LARGEST, EarlyFilm, NotAFilmError
from stitcher_lab.stitching.early.playlist import Playlist

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from stitcher_lab.model import Quality
    from stitcher_lab.sandbox import Sandbox

INSIDE = "stitcher_lab.stitching.early.inside"
PRELOAD = "stitcher_lab.stitching.preload"
FILE = "early.mp4"

_LONGEST_TYPE, _LONGEST_FLAW = 100, 300  # characters
_TYPE = re.compile(r'video/mp4; codecs="avc1\.[0-9a-f]{6}(,mp4a\.40\.2)?"', re.ASCII)
_GONE_WITHIN = 10.0  # seconds
# Seconds of work, waiting for pieces not counted: looking at an hour of pictures takes a few minutes.
_LIMITS = Limits(
    wall=1200.0,
    memory=1536 * MIB,
    result=LARGEST,
    processes=16,
    questions=50_000,
    answers=2 * LARGEST,
    answering=24 * 3600.0,
)

_logger = logging.getLogger(__name__)


class Making:
    """One film in the making. What goes wrong ends the film, and nothing else.

    ``playlist`` is filled by whoever draws. ``on_ready`` hears of the film once, from a thread of its own, as soon as
    its first pictures have passed.
    """

    def __init__(
        self,
        *,
        scenes: int,
        quality: Quality,
        sandbox: Sandbox,
        folder: Path,
        on_ready: Callable[[EarlyFilm], None],
    ) -> None:
        self.playlist = Playlist(scenes)
        self._quality = quality
        self._sandbox = sandbox
        self._folder = folder
        self._on_ready = on_ready
        self._film: EarlyFilm | None = None
        self._kind = ""
        self._told = False
        self._halt = Cancellation()
        self._thread = threading.Thread(target=self._run, name="stitcher-early", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the film where it is, and its cell."""
        self.playlist.close()
        self._halt.cancel()
        self.wait(_GONE_WITHIN)

    def wait(self, seconds: float) -> bool:
        """Wait until nothing more will come, and the cell is gone; ``False`` where that takes longer."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        quality = self._quality
        request = {
            "expected": {
                "width": quality.width,
                "height": quality.height,
                "fps": quality.fps,
                "profile": encoding.PROFILE,
                "level": encoding.h264_level(quality.width, quality.height, quality.fps),
                "pixel_format": encoding.PIXEL_FORMAT,
            },
        }
        try:
            outcome = self._sandbox.run(
                Task(INSIDE, request, limits=_LIMITS, preload=PRELOAD),
                self._folder,
                cancellation=self._halt,
                on_message=self._hear,
                on_question=self._answer,
                on_piece=self._take,
            )
            if outcome.verdict not in (Verdict.DONE, Verdict.CANCELLED):
                _logger.info("The early film has ended (%s): %r", outcome.verdict, outcome.log[-_LONGEST_FLAW:])
        except StitcherError as error:
            if not self._halt.cancelled:
                _logger.info("The early film has ended: %s", error)
        except Exception:
            _logger.exception("The early film has ended.")
        finally:
            self.playlist.close()
            if self._film is not None:
                self._film.end()

    def _answer(self, _question: Mapping[str, Any]) -> Answer:
        return Answer(*self.playlist.next())

    def _hear(self, message: Mapping[str, Any]) -> None:
        kind, flaw = message.get("type"), message.get("flaw")
        if isinstance(flaw, str):
            self._end_here(flaw[:_LONGEST_FLAW])
        # What a browser is told of as the film's type: nothing but what we ask the cell to make.
        if isinstance(kind, str) and len(kind) < _LONGEST_TYPE and _TYPE.fullmatch(kind):
            self._kind = kind

    def _end_here(self, why: str) -> None:
        _logger.info("The early film ends here: %r.", why)
        self.playlist.close()

    def _take(self, _name: str, _number: int, data: bytes) -> None:
        if self._halt.cancelled or not self._kind:
            return
        if self._film is None:
            self._film = EarlyFilm(self._folder / FILE, quality=self._quality.name, type_=self._kind)
        try:
            self._film.add(data)
        except (NotAFilmError, OSError) as error:
            self._end_here(str(error))
            self._halt.cancel()
            return
        if self._film.playable and not self._told:
            self._told = True
            self._on_ready(self._film)
