"""Formulas: many set in one run of LaTeX, and kept for whoever sets them again."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from stitcher_lab.tex.compiling import compile_together
from stitcher_lab.tex.document import Document
from stitcher_lab.tex.known import known

if TYPE_CHECKING:
    from stitcher_lab.tex.formulary import Formulary

__all__ = ["Document", "Formulary", "compile_together", "known"]


# What runs on the host is loaded when it is asked for: this package is imported inside the sandbox too.
def __getattr__(name: str) -> Any:
    if name == "Formulary":
        return importlib.import_module(f"{__name__}.formulary").Formulary
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
