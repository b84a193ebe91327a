"""How a model came to its script, and what that cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stitcher_lab.model.gap import Gap
from stitcher_lab.model.grounding import CoderLesson, Grounding
from stitcher_lab.model.story import Storyboard


@dataclass(frozen=True, slots=True)
class Usage:
    """What calls of a model took: tokens, US dollars (``None`` where the price is unknown), seconds."""

    calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0
    seconds: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        """Both together; a price that is unknown stays unknown."""
        known = self.cost is not None and other.cost is not None
        return Usage(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.cached_tokens + other.cached_tokens,
            self.completion_tokens + other.completion_tokens,
            (self.cost or 0.0) + (other.cost or 0.0) if known else None,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class SceneMaking:
    """How one scene of a model's came to be.

    ``outcome`` is ``made`` or ``title_card``; ``rounds`` counts fixes by the model, ``mended`` what was put right
    without it. ``failures`` names the class of every failure on the way (``attribute``, ``keyword``, ``name``,
    ``import``, ``syntax``, ``truncated``, ``forbidden``, ``contract``, ``layout``, ``latex``, ``limit``, ``other``).
    """

    scene: str
    outcome: str
    rounds: int
    mended: int = 0
    failures: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class Making:
    """How a model's script came to be. ``settled`` is what counts: the cost without scenes that were not made."""

    storyboard: Storyboard
    scenes: tuple[SceneMaking, ...]
    usage: Usage
    settled: float | None
    stages: Mapping[str, Usage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WrittenScene:
    """A scene's code, ready to be joined with the others; ``gap`` where it is a title card, with the reason."""

    name: str
    code: str
    making: SceneMaking
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model has made of a prompt by now: kept after every step, so that no step is taken twice."""

    grounding: Grounding
    lessons: tuple[CoderLesson, ...] = ()
    storyboard: Storyboard | None = None
    scenes: Mapping[str, WrittenScene] = field(default_factory=dict)
