"""Phrases compared by meaning, where the embedding extra is installed.

The vectors of the lessons' own phrases are shipped (:mod:`stitcher_lab.templates.shipped`); others are made once and
kept on disk.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from stitcher_lab import embedding
from stitcher_lab.errors import StitcherError
from stitcher_lab.templates import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


class Meaning:
    """The vectors of a fixed list of phrases, made once and read from ``folder`` afterwards.

    Raises
    ------
    stitcher_lab.errors.MissingTool
        The embedding extra is not installed.
    stitcher_lab.errors.DamagedInstall
        Its model is not the recorded one.

    """

    def __init__(self, phrases: Sequence[str], folder: Path | None = None) -> None:
        self._encoder: embedding.Encoder | None = None
        self._phrases = list(phrases)
        self._vectors = self._read(folder)

    def similarities(self, prompt: str) -> NDArray[np.float32]:
        """Return the cosine of ``prompt`` with every phrase, in their order."""
        vector = self._load().encode([prompt])[0]
        found: NDArray[np.float32] = self._vectors @ vector
        return found

    def _load(self) -> embedding.Encoder:
        if self._encoder is None:
            self._encoder = embedding.Encoder.load()
        return self._encoder

    def _read(self, folder: Path | None) -> NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415 - heavy

        vectors, missing = shipped.vectors_of(self._phrases)
        if not missing:
            return vectors
        wanted = [self._phrases[at] for at in missing]
        identity = "\n".join([embedding.MODEL_SHA256, *wanted])
        key = hashlib.sha256(identity.encode()).hexdigest()[:24]
        path = folder / f"phrases-{key}.npy" if folder else None
        made = _kept(path, len(wanted)) if path is not None else None
        if made is None:
            made = self._load().encode(wanted)
            if path is not None:
                stream = io.BytesIO()
                np.save(stream, made, allow_pickle=False)
                _keep(path, stream.getvalue())
        vectors[missing] = made
        return vectors


def _kept(path: Path, count: int) -> NDArray[np.float32] | None:
    import numpy as np  # noqa: PLC0415 - heavy

    try:
        vectors: NDArray[np.float32] = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    right = vectors.shape == (count, embedding.DIMENSION) and vectors.dtype == np.float32
    # Every row has length 1: what was cut short or overwritten does not.
    return vectors if right and np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3) else None


def _keep(path: Path, content: bytes) -> None:
    """Write the vectors for the next time; that this may fail costs a second then, so nothing is said."""
    from stitcher_lab.store import atomic  # noqa: PLC0415 - only where something is to be kept

    try:
        for old in path.parent.glob("phrases-*.npy"):
            old.unlink(missing_ok=True)
        atomic.write(path, content)
    except (OSError, StitcherError):
        return
