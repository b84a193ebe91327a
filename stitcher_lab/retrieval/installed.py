"""The index of everything that is installed here: Manim, its plugins, our own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.retrieval.opening import open_index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from stitcher_lab.retrieval.embedders import Embedder
    from stitcher_lab.retrieval.index import Index


def open_installed(
    folder: Path,
    *,
    offered: Iterable[str] | None = None,
    embedder: Embedder | None = None,
    without_vectors: bool = False,
) -> Index:
    """Open the reference and the index; some seconds at first use, a tenth of one later.

    Parameters
    ----------
    folder
        The data folder.
    offered
        Plugins whose examples may be offered; by default those that are installed.
    embedder, without_vectors
        See :func:`stitcher_lab.retrieval.index.open_index`.

    """
    from stitcher_lab import reference  # noqa: PLC0415 - rooms of their own
    from stitcher_lab.plugins import available  # noqa: PLC0415

    return open_index(
        folder / "retrieval",
        reference.open_installed(folder),
        plugins=available() if offered is None else offered,
        embedder=embedder,
        without_vectors=without_vectors,
    )
