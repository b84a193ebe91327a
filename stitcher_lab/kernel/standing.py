"""How a job stands, from the events that arrived by now, and in which words that is said."""

from __future__ import annotations

import html
import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.kernel.client import Facts

STAGES = {
    "thinking": "finding the lesson",
    "retrieving": "looking up examples",
    "planning": "planning the scenes",
    "writing": "writing the scenes",
    "rehearsing": "rehearsing",
    "speaking": "recording the voice",
    "rendering": "drawing",
    "finalizing": "putting it together",
}
_NOT_HOURS = 3600


def clock(seconds: float) -> str:
    """Minutes and seconds: ``"1:05"``."""
    whole = max(round(seconds), 0)
    return f"{whole // 60}:{whole % 60:02d}"


class Standing:
    """Takes events in; says where things are."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._begin = now()
        self._heard = self._begin
        self.state = "queued"
        self.stage = ""
        self.message = ""
        self.fraction: float | None = None
        self.scene: int | None = None
        self.scenes: int | None = None
        self.remaining: float | None = None
        self.position: int | None = None
        self.trouble = ""
        self.notes: list[str] = []
        self.steps: list[str] = []

    def hear(self, event: Facts) -> None:
        """Take in one event."""
        self._heard = self._now()
        self.trouble = ""
        kind = event["kind"]
        if kind in {"done", "failed", "cancelled", "queued", "running"}:
            self.state = kind
        elif kind == "note":
            self.notes.append(event["message"])
            return
        else:
            self.state = "running"
        if event.get("stage") and event["stage"] != self.stage:
            self.stage, self.fraction, self.scene, self.scenes, self.message = event["stage"], None, None, None, ""
        if kind == "step":
            self.steps.append(event["message"])
        if kind in {"step", "started", "retrying", "resumed", "queued"}:
            self.message = event.get("message", "")
        for name in ("fraction", "scene", "scenes"):
            if event.get(name) is not None:
                setattr(self, name, event[name])
        self.remaining = event.get("remaining")

    def wait_behind(self, facts: Facts) -> None:
        """Take in where a waiting job is in its line."""
        self.position, self.remaining, self._heard = facts.get("position"), facts.get("estimate"), self._now()

    @property
    def elapsed(self) -> float:
        """Seconds since the cell began."""
        return self._now() - self._begin

    @property
    def sentence(self) -> str:
        """Where things are, without times: ``"Drawing, scene 2 of 3"``."""
        if self.state == "queued":
            return f"Waiting, number {self.position} in line" if self.position else "Waiting to begin"
        if not self.stage:
            return "Beginning"
        words = STAGES.get(self.stage, self.stage)
        words = words[:1].upper() + words[1:]
        return f"{words}, scene {self.scene} of {self.scenes}" if self.scene and self.scenes else words

    @property
    def times(self) -> str:
        """Elapsed time, and the estimate: ``"0:12, about 0:30 left"``."""
        left = None if self.remaining is None else self.remaining - (self._now() - self._heard)
        if left is None or not 1 <= left < _NOT_HOURS:
            return clock(self.elapsed)
        begins = "begins in about " if self.state == "queued" else "about "
        ends = "" if self.state == "queued" else " left"
        return f"{clock(self.elapsed)}, {begins}{clock(left)}{ends}"

    def as_text(self) -> str:
        """One line of plain text."""
        percent = f" {round(self.fraction * 100)}%" if self.fraction else ""
        trouble = f" ({self.trouble})" if self.trouble else ""
        return f"{self.sentence}{percent} · {self.times}{trouble}"

    def as_html(self) -> str:
        """The same with a bar; only tags and attributes that Jupyter's sanitizer leaves in."""
        if self.fraction is None:
            bar = '<progress max="100"></progress>'
        else:
            bar = f'<progress max="100" value="{round(self.fraction * 100)}"></progress>'
        lines = [f"<b>{html.escape(self.sentence)}</b> {bar} <small>{html.escape(self.times)}</small>"]
        if said := self.trouble or self.message:
            lines.append(f"<br><small>{html.escape(_short(said))}</small>")
        return f"<div>{''.join(lines)}</div>"


def _short(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip()
    return words if len(words) <= 120 else words[:119].rstrip() + "…"  # noqa: PLR2004 - what fits on a line
