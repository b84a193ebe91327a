"""A preview before the video, told as one job: what a person sees is one course of stages, not two.

The preview's rehearsal finds the errors and its take records the lines, so those two stages are told as they happen;
the video's own are next to nothing then, and are not. Its drawing and stitching are the first part of the stage of
drawing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stitcher_lab.model import EventKind, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.model import Event, Quality

_SHOWN = (EventKind.NOTE, EventKind.STEP)
_STITCHING = 0.1  # the part of a preview that is not drawing


class PreviewFirst:
    """Hears the events of both runs, and passes on those of one."""

    def __init__(self, on_event: Callable[[Event], None], preview: Quality, final: Quality) -> None:
        self._on_event = on_event
        quick, whole = (quality.width * quality.height * quality.fps for quality in (preview, final))
        self._share = quick / (quick + whole)
        self._said: set[str] = set()

    def quick(self, event: Event) -> None:
        """Take an event of the preview's run."""
        event = replace(event, remaining=None)  # how long it all takes is not known yet
        if event.kind is EventKind.NOTE:
            self._said.add(event.message)
        elif event.stage is Stage.RENDERING:
            if event.kind is EventKind.FINISHED:
                return
            event = self._part(event, (event.fraction or 0.0) * (1 - _STITCHING))
        elif event.stage is Stage.FINALIZING:
            if event.kind is not EventKind.PROGRESS:
                return
            event = self._part(event, 1 - _STITCHING + _STITCHING * (event.fraction or 0.0))
        self._on_event(event)

    def full(self, event: Event) -> None:
        """Take an event of the video's own run."""
        if event.kind is EventKind.NOTE:
            if event.message in self._said:
                return
        elif event.stage is Stage.RENDERING:
            if event.kind is EventKind.STARTED:
                return
            if event.fraction is not None:
                event = replace(event, fraction=self._share + (1 - self._share) * event.fraction)
        elif event.stage is not Stage.FINALIZING:
            return
        self._on_event(event)

    def _part(self, event: Event, done: float) -> Event:
        message = f"preview: {event.message}" if event.kind in _SHOWN and event.message else event.message
        return replace(event, stage=Stage.RENDERING, fraction=self._share * done, message=message)
