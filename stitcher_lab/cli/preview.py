"""``--preview-first``: a small quick video beside the place of the one that is being made, until that is there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from stitcher_lab.audience import NOBODY, Audience
from stitcher_lab.stitching import beside
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENDING = "preview.mp4"


class _Beside(Audience):
    wants_pieces = False

    def __init__(self, place: Path, say: Callable[[Path], None]) -> None:
        self.place = place
        self.shown = False
        self._say = say

    def preview(self, path: Path) -> None:
        """Put the preview where its maker finds it."""
        atomic.write_all({self.place: path})
        self.shown = True
        self._say(self.place)


def tell_preview(place: Path) -> None:
    """Say where the preview is, on standard error."""
    click.echo(f"Preview: {place}", err=True)


@contextmanager
def shown_first(output: Path, say: Callable[[Path], None], *, wanted: bool) -> Iterator[Audience]:
    """Whom to show a preview, where one is wanted; it goes when the video is there, and stays where that failed."""
    if not wanted:
        yield NOBODY
        return
    audience = _Beside(beside(output, ENDING), say)
    yield audience
    if audience.shown:
        audience.place.unlink(missing_ok=True)
