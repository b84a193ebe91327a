"""manim-dsa 0.4.0 takes ``typing.override``, which Python has since 3.12, and brings a typeface that it does not load.

It also writes the size of one array into the style of all, and sets white on a blue that is too pale for it.
"""

from __future__ import annotations

import copy
import typing
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typing_extensions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

FONT = "Cascadia Code"


@contextmanager
def around() -> Iterator[None]:
    """Lend ``typing`` the decorator while the plugin's own modules run."""
    if hasattr(typing, "override"):
        yield
        return
    typing.override = typing_extensions.override  # type: ignore[attr-defined,unused-ignore]
    try:
        yield
    finally:
        del typing.override  # type: ignore[attr-defined,unused-ignore]


def mend(module: ModuleType) -> None:
    """Load the typeface that the styles ask for, and give each collection a style of its own."""
    if module.__name__ == "manim_dsa.constants":
        _load_font(module)
        _mend_styles(module)
    elif module.__name__ == "manim_dsa.m_collection.m_collection":
        module.MCollection.__init__ = _with_own_style(module.MCollection.__init__)


def _load_font(module: ModuleType) -> None:
    import manimpango  # noqa: PLC0415 - here Manim is loaded already

    if module.__file__:
        manimpango.register_font(str(Path(module.__file__).parent / "fonts" / "CascadiaCode.ttf"))


def _mend_styles(module: ModuleType) -> None:
    from manim import BLUE_D, BLUE_E  # noqa: PLC0415

    kinds = [value for name, value in vars(module).items() if name.startswith("M") and name.endswith("Style")]
    for style in [style for kind in kinds for name, style in vars(kind).items() if name.isupper()]:
        # Weights of edges ask for a typeface that does not come with the plugin.
        if hasattr(style, "edge_weight"):
            style.edge_weight["font"] = FONT
        square = getattr(style, "square", {})
        if "fill_color" in square and square["fill_color"] == BLUE_D:
            square["fill_color"] = BLUE_E


def _with_own_style(make: Any) -> Any:
    @wraps(make)
    def __init__(self: Any, arr: Any, direction: Any, margin: float, style: Any) -> None:  # noqa: N807
        make(self, arr, direction, margin, copy.deepcopy(style))

    return __init__
