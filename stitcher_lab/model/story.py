"""What is said and shown, before any code."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One narration line: what the captions show, what is spoken, and what the picture shows meanwhile."""

    text: str
    say: str
    visual: str = ""

    @property
    def key(self) -> str:
        """Identity under the narration contract: a hash of the exact caption and spoken strings."""
        return hashlib.sha256(f"{self.text}\x00{self.say}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class StyleGuide:
    """How a lesson looks: at most four named colours by what they stand for, and how it moves and is laid out."""

    colors: Mapping[str, str] = field(default_factory=dict)
    pacing: str = ""
    layout: str = ""


@dataclass(frozen=True, slots=True)
class StoryScene:
    """One scene as planned: ``name`` is its class name, ``lines`` its beats in order.

    ``layout`` says what lies where; ``symbols`` are names of Manim's API that it will need.
    """

    name: str
    title: str
    lines: tuple[Line, ...]
    layout: str = ""
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Storyboard:
    """What is said and shown, before any code: the narration contract's one source of truth.

    ``language`` is the code of the narration's language, empty where the model was not asked for it.
    """

    title: str
    style: StyleGuide
    scenes: tuple[StoryScene, ...]
    language: str = ""
