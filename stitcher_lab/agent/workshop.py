"""What all scenes of one job share while they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway import Models, Tier
    from stitcher_lab.model import Brief, CoderLesson, Grounding, Rehearsal
    from stitcher_lab.reference import Reference


class Rehearse(Protocol):
    """Runs a script without drawing it; raises what :func:`stitcher_lab.render.rehearse` does."""

    def __call__(self, source: str, /) -> Rehearsal:
        """Rehearse ``source``."""
        ...


class Learn(Protocol):
    """Keeps what a fix has taught."""

    def __call__(self, *, symbol: str, failing: str, fixed: str, error: str, advice: str) -> None:
        """Learn from a scene that failed and its fixed form."""
        ...


@dataclass(frozen=True, slots=True)
class Workshop:
    """The collaborators of the coder and the fixer, handed in by the pipeline.

    ``plugins`` are those that may be imported, ``surroundings`` is what is installed, in words. ``stills`` draws the
    picture at the end of each beat (PNG), where a model that can see is configured. ``on_step`` hears what is going on,
    with the scene's name.
    """

    brief: Brief
    grounding: Grounding
    lessons: tuple[CoderLesson, ...]
    models: Models
    tier: Tier
    reference: Reference
    plugins: tuple[str, ...]
    surroundings: str
    rehearse: Rehearse
    learn: Learn
    stills: Callable[[str], Mapping[int, bytes]] | None
    on_step: Callable[[str, str], None]
    cancellation: Cancellation
