"""Vectors of texts, each made once: shipped, or taken over from the index before, or made now.

``data/vectors.npz`` has, for one model, a key (the first 8 bytes of a text's SHA-256) and whole numbers from -127 to
127 per text, so that a corpus that differs by some texts has only those encoded. A stale file costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.retrieval.embedders import Embedder

SHIPPED = Path(__file__).parent / "data" / "vectors.npz"
_STEPS = 127


def text_key(text: str) -> int:
    """Return the first 8 bytes of a text's SHA-256 as a number."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def vectors_of(
    texts: Sequence[str], embedder: Embedder, kept: Mapping[int, NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Return an array of shape (texts, dimension); only what is not in ``kept`` is encoded."""
    import numpy as np  # noqa: PLC0415 - heavy

    keys = [text_key(text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    made: dict[int, NDArray[np.float32]] = {}
    if missing:
        made = dict(zip(missing, embedder.encode(list(missing.values())), strict=True))
    rows = [made[key] if key in made else kept[key] for key in keys]
    return np.stack(rows) if rows else np.zeros((0, 1), dtype=np.float32)


def shipped(identity: str, file: Path = SHIPPED) -> dict[int, NDArray[np.float32]]:
    """Return the vectors that come with the package, by :func:`text_key`; none when they are of another model."""
    import numpy as np  # noqa: PLC0415 - heavy

    try:
        with np.load(file, allow_pickle=False) as stored:
            made_by, keys, steps = (stored[name] for name in ("model", "keys", "steps"))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
    right = str(made_by) == identity and steps.shape[:1] == keys.shape and steps.dtype == np.int8
    if not right or not steps.any(axis=1).all():
        return {}
    rows = steps.astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return dict(zip(map(int, keys), rows, strict=True))


def write(texts: Sequence[str], embedder: Embedder, file: Path = SHIPPED) -> int:
    """Encode the texts anew, write the file whole, and return its size in bytes."""
    import numpy as np  # noqa: PLC0415 - heavy

    from stitcher_lab.store import atomic  # noqa: PLC0415 - only where something is written

    distinct = sorted({text_key(text): text for text in texts}.items())
    rows = embedder.encode([text for _, text in distinct])
    steps = np.rint(rows * (_STEPS / np.abs(rows).max(axis=1, keepdims=True))).astype(np.int8)
    keys = np.array([key for key, _ in distinct], dtype=np.uint64)
    stream = io.BytesIO()
    np.savez_compressed(stream, model=np.array(embedder.identity), keys=keys, steps=steps)
    atomic.write(file, stream.getvalue())
    return len(stream.getvalue())
