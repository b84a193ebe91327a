"""What a cell shows while it works: one display, updated in place; lines of text in a terminal."""

from __future__ import annotations

import html
import secrets
import sys
import time
from typing import TYPE_CHECKING, Any

from IPython.display import display

from stitcher_lab.kernel.player import JOB_TYPE
from stitcher_lab.kernel.standing import STAGES, clock

if TYPE_CHECKING:
    from stitcher_lab.kernel.standing import Standing

_OFTEN = 0.3  # seconds between two updates of a progress bar
DISPLAY = "stitch-"  # and the cell's id: so that another cell can show the video there, when it was rendered again


class Screen:
    """One display in a notebook."""

    def __init__(self, cell: str, *, job_type: bool) -> None:
        """``job_type`` tells pages that can which job to follow by themselves."""
        self._id = DISPLAY + (cell or secrets.token_hex(6))
        self._job_type = job_type
        self._begun = False
        self._last: dict[str, Any] = {}
        self._moved = 0.0

    def progress(self, job: str, standing: Standing) -> None:
        """Show how things stand, though not more often than one sees."""
        if time.monotonic() - self._moved < _OFTEN:
            return
        self._moved = time.monotonic()
        bundle: dict[str, Any] = {"text/html": standing.as_html(), "text/plain": standing.as_text()}
        if self._job_type:
            bundle[JOB_TYPE] = {"job": job}
        self.show(bundle)

    def note(self, sentence: str) -> None:
        """Say something that is to stay; a notebook keeps it for the end."""

    def ended(self, how: str, standing: Standing) -> None:
        """Take the progress away, and leave a line: how and where it ended without a video."""
        stage = STAGES.get(standing.stage, standing.stage)
        words = f"{how} after {clock(standing.elapsed)}" + (f", while {stage}." if stage else ".")
        self.show({"text/html": f"<small>{html.escape(words)}</small>", "text/plain": words})

    def show(self, bundle: dict[str, Any]) -> None:
        """Show ``bundle`` in place of what was shown."""
        if bundle != self._last:
            display(bundle, raw=True, display_id=self._id, update=self._begun)  # type: ignore[no-untyped-call]
            self._begun, self._last = True, bundle


class Lines(Screen):
    """Lines of text, for a terminal: one for each stage, and for each note."""

    def __init__(self) -> None:
        super().__init__("", job_type=False)
        self._sentence = ""
        self._steps = 0

    def progress(self, job: str, standing: Standing) -> None:  # noqa: ARG002 - the job is for pages
        """Say what is new."""
        for step in standing.steps[self._steps :]:
            self._say(f"  {step}")
        self._steps = len(standing.steps)
        if standing.sentence != self._sentence:
            self._sentence = standing.sentence
            self._say(f"{standing.sentence} · {standing.times}")

    def note(self, sentence: str) -> None:
        """Say it."""
        self._say(f"  note: {sentence}")

    def show(self, bundle: dict[str, Any]) -> None:
        """Say what there is."""
        self._say(str(bundle["text/plain"]))

    def _say(self, line: str) -> None:
        print(line, file=sys.stdout, flush=True)  # noqa: T201 - this is the terminal
