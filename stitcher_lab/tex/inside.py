"""The TeX-only cell: sets formulas that are known to be harmless, and runs no code of any scene.

``main`` gets ``{"formulas": [[source, compiler, output_format], …]}`` and sends the pictures as files ``<name>.svg``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.tex.compiling import compile_together
from stitcher_lab.tex.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.sandbox import Channel


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Set them."""
    documents = [Document(*parts) for parts in request["formulas"]]
    for name, svg in compile_together(documents, channel.scratch / "formulas").items():
        channel.file(f"{name}.svg", svg)
