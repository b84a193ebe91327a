"""manim-Astronomy 0.0.5 imports vedo, and with it VTK (565 MB), for two telescopes whose models it then cannot find."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mesh:
    """What stands where vedo's mesh would."""

    def __init__(self, *_: Any, **__: Any) -> NoReturn:
        raise NotImplementedError("The telescopes of manim-Astronomy need vedo and VTK, which are not installed.")


@contextmanager
def around() -> Iterator[None]:
    """Have ``from vedo import Mesh`` find the stand-in while the plugin's own modules run, where vedo is missing."""
    if "vedo" in sys.modules or find_spec("vedo") is not None:
        yield
        return
    stand_in = ModuleType("vedo")
    stand_in.Mesh = Mesh  # type: ignore[attr-defined]
    sys.modules["vedo"] = stand_in
    try:
        yield
    finally:
        del sys.modules["vedo"]
