"""The vectors of the lessons' phrases, made beforehand and shipped, so that the first prompt does not wait.

``data/vectors.npz`` has, for one model, a key (the first 8 bytes of a phrase's SHA-256), 384 whole numbers from -127 to
127 and a factor per phrase. A phrase that it does not have is not in it under another's name, so that a stale file
costs time and nothing else. ``python -m stitcher_lab.templates.shipped`` writes it anew.
"""

from __future__ import annotations

import hashlib
import io
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from stitcher_lab import embedding

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

FILE = Path(__file__).parent / "data" / "vectors.npz"
_STEPS = 127


def _key(phrase: str) -> int:
    return int.from_bytes(hashlib.sha256(phrase.encode()).digest()[:8], "big")


def vectors_of(phrases: Sequence[str]) -> tuple[NDArray[np.float32], list[int]]:
    """Return an array of shape (phrases, 384), and the places of phrases that are not shipped: zeros there."""
    import numpy as np  # noqa: PLC0415 - heavy

    known, steps, factors = _loaded()
    places = [known.get(_key(phrase), -1) for phrase in phrases]
    vectors = np.zeros((len(phrases), embedding.DIMENSION), dtype=np.float32)
    have = [at for at, place in enumerate(places) if place >= 0]
    if have:
        chosen = [places[at] for at in have]
        rows = steps[chosen].astype(np.float32) * factors[chosen][:, None].astype(np.float32)
        vectors[have] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return vectors, [at for at, place in enumerate(places) if place < 0]


@cache
def _loaded() -> tuple[dict[int, int], NDArray[np.int8], NDArray[np.float32]]:
    import numpy as np  # noqa: PLC0415 - heavy

    nothing: tuple[dict[int, int], NDArray[np.int8], NDArray[np.float32]]
    nothing = {}, np.zeros((0, embedding.DIMENSION), dtype=np.int8), np.zeros(0, dtype=np.float32)
    try:
        with np.load(FILE, allow_pickle=False) as kept:
            model, keys, steps, factors = (kept[name] for name in ("model", "keys", "steps", "factors"))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return nothing
    right = (
        str(model) == embedding.MODEL_SHA256
        and steps.shape == (len(keys), embedding.DIMENSION)
        and factors.shape == (len(keys),)
        and bool(steps.any(axis=1).all())
    )
    return ({int(key): at for at, key in enumerate(keys)}, steps, factors) if right else nothing


def write(phrases: Sequence[str], file: Path = FILE) -> int:
    """Encode the phrases anew, write the file whole, and return its size in bytes.

    Raises
    ------
    stitcher_lab.errors.MissingTool, stitcher_lab.errors.DamagedInstall
        The embedding extra is not there, or not the recorded one.

    """
    import numpy as np  # noqa: PLC0415 - heavy

    from stitcher_lab.store import atomic  # noqa: PLC0415 - only where something is written

    once = sorted(set(phrases))
    vectors = embedding.Encoder.load().encode(once)
    factors = np.abs(vectors).max(axis=1) / _STEPS
    stream = io.BytesIO()
    np.savez(
        stream,
        model=np.array(embedding.MODEL_SHA256),
        keys=np.array([_key(phrase) for phrase in once], dtype=np.uint64),
        steps=np.round(vectors / factors[:, None]).astype(np.int8),
        factors=factors.astype(np.float32),
    )
    atomic.write(file, stream.getvalue())
    return len(stream.getvalue())


def main() -> None:
    """Write the file for the lessons that there are."""
    from stitcher_lab.templates import matching, shelf  # noqa: PLC0415 - these import this module

    texts = [phrase for _, phrase in matching.phrases_for(tuple(shelf.catalogue()))]
    sys.stdout.write(f"{len(texts)} phrases, {write(texts)} bytes\n")


if __name__ == "__main__":
    main()
