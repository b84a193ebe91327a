"""How long a job will take: as long as earlier ones of its kind, else a first guess."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.jobs.rows import InLine

# Seconds that a lesson of a minute takes on two cores at 720p: rendered, made from a template, written by a model.
_RENDER, _MAKE, _MODEL = 50.0, 60.0, 110.0
# By how much another picture size is quicker or slower.
_BY_QUALITY = {"preview": 0.5, "720p": 1.0, "1080p": 1.8, "4k": 6.0}
_ENOUGH = 20  # of the newest are looked at


class Estimates:
    """Medians of what was measured; ``measured`` holds kind, quality, whether a model wrote, and seconds."""

    def __init__(self, measured: Iterable[tuple[str, str, bool, float]] = ()) -> None:
        seen: dict[tuple[str, str, bool], list[float]] = {}
        for kind, quality, by_model, seconds in measured:
            seen.setdefault((kind, quality, by_model), []).append(seconds)
        self._medians = {key: statistics.median(values[:_ENOUGH]) for key, values in seen.items()}

    def seconds(self, job: InLine) -> float:
        """How long a job will about take."""
        known = self._medians.get((job.kind, job.quality, job.by_model))
        if known is not None:
            return known
        guess = _RENDER if job.kind == "render" else _MODEL if job.by_model else _MAKE
        return guess * _BY_QUALITY.get(job.quality, 1.0)
