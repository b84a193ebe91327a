"""Stand-ins for the ``manim_voiceover`` package, so that scripts written for it import and run unchanged.

``from manim_voiceover import VoiceoverScene`` gives ours; every speech service is accepted and ignored, because the
voice is chosen outside the scene.
"""

from __future__ import annotations

import sys
import types
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING, Any

from stitcher_lab.scene.voiceover import Tracker, VoiceoverScene

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE = "manim_voiceover"


class SpeechService:
    """Any speech service of manim-voiceover; takes every option and does nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass


class _StandIn(types.ModuleType):
    """A module in which every class named ``…Service`` is found."""

    def __getattr__(self, name: str) -> Any:
        if name.endswith("Service"):
            return SpeechService
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


class _Finder:
    """Finds ``manim_voiceover`` and everything below it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: Any = None) -> ModuleSpec | None:  # noqa: ARG004
        """Answer the import system."""
        if name == PACKAGE or name.startswith(PACKAGE + "."):
            return ModuleSpec(name, _Finder(), is_package=True)  # type: ignore[arg-type]
        return None

    @staticmethod
    def create_module(spec: ModuleSpec) -> types.ModuleType:
        """Make the stand-in."""
        return _StandIn(spec.name)

    @staticmethod
    def exec_module(module: types.ModuleType) -> None:
        """Put in what manim-voiceover's modules hold."""
        module.VoiceoverScene = VoiceoverScene  # type: ignore[attr-defined]
        module.VoiceoverTracker = Tracker  # type: ignore[attr-defined]
        module.__all__ = ["VoiceoverScene", "VoiceoverTracker"]  # type: ignore[attr-defined]


def stand_in() -> None:
    """Have ``import manim_voiceover`` find the stand-ins, also where the real package is installed."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
