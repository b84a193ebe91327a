"""Whoever wants to see a video while it is being made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from stitcher_lab.model import Clip, Narration, Quality
    from stitcher_lab.render import DrawOrder


class Audience:
    """Hears what there is to see by now; a base class that does not care.

    The pipeline calls one method at a time, from several threads; a call should return at once. What one raises is
    logged, and nobody is told any more: the video matters more than its preview. ``place`` counts scenes from 0 in
    playing order.
    """

    wants_pieces = True

    def planned(self, scenes: Sequence[str], quality: Quality) -> None:
        """Hear the scenes' names in playing order, and how they are going to be drawn; what was heard is void.

        Comes once, or twice where a preview is drawn first.
        """

    def spoken(
        self, place: int, order: DrawOrder, narration: Narration, cues: Sequence[tuple[str, int]], frames: int
    ) -> None:
        """Hear that all lines of a scene are recorded: the first word about it.

        ``narration`` holds the scene's lines; ``cues`` tell which starts at which frame of it, and ``frames`` how long
        it is, both as its rehearsal makes expect: usually exact, never promised.
        """

    def piece(self, place: int, number: int, content: bytes) -> None:
        """Take the next fragment of a scene that is being drawn: hostile data. Numbers count from 0."""

    def drawn(self, place: int, clip: Clip | None) -> None:
        """Hear that a scene is finished, or was found to be, or (``None``) that it will be missing from the video."""

    def begun_anew(self) -> None:
        """Hear that another voice speaks: what was told of scenes is void, and will be told again."""

    def preview(self, path: Path) -> None:
        """Take the finished preview; the file is there until the job ends."""


NOBODY = Audience()
NOBODY.wants_pieces = False
