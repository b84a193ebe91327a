"""Nearest vectors: a faiss index where faiss is installed, a matrix product where it is not.

Both give the exact inner products. At the size of this corpus neither takes a tenth of a millisecond
(docs/retrieval.md); faiss is there for corpora of one's own that are a hundred times larger.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Dense:
    """Unit vectors, one a row. ``faiss`` says which of the two is used; ``None`` takes faiss where it is installed."""

    def __init__(self, rows: NDArray[np.float32], *, faiss: bool | None = None) -> None:
        self.rows = rows
        wanted = importlib.util.find_spec("faiss") is not None if faiss is None else faiss
        self._index: Any = _faiss_index(rows) if wanted and len(rows) else None

    def nearest(self, vector: NDArray[np.float32], count: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the places of the ``count`` nearest rows, best first, and their cosines with ``vector``."""
        import numpy as np  # noqa: PLC0415 - heavy

        count = min(count, len(self.rows))
        if self._index is not None:
            scores, places = self._index.search(vector[None, :], count)
            return places[0], scores[0]
        cosines = self.rows @ vector
        places = np.argpartition(-cosines, count - 1)[:count]
        order: NDArray[np.int64] = places[np.argsort(-cosines[places], kind="stable")]
        return order, cosines[order]


def _faiss_index(rows: NDArray[np.float32]) -> Any:
    import faiss  # noqa: PLC0415 - heavy, an extra

    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    return index
