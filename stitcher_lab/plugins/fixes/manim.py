"""Manim 0.22 imports every plugin that announces itself: slow, and one bad plugin stops everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def mend(module: ModuleType) -> None:
    """Have Manim find no plugins by itself: scripts import those that they need."""
    vars(module)["get_plugins"] = dict
