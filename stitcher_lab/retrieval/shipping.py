"""Makes the vectors that are shipped: ``python -m stitcher_lab.retrieval.shipping``, after texts have changed.

Texts of the installed Manim and of our own; where another version of Manim is installed, what differs is encoded at
first use.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from stitcher_lab.reference import open_installed
from stitcher_lab.retrieval import vectors
from stitcher_lab.retrieval.embedders import MiniLM
from stitcher_lab.retrieval.opening import shipped_texts


def main() -> None:
    """Encode everything and say how large the file is."""
    from stitcher_lab.plugins import PLUGINS  # noqa: PLC0415 - a room of its own

    with tempfile.TemporaryDirectory() as folder:
        texts = shipped_texts(open_installed(Path(folder)), PLUGINS)
    size = vectors.write(texts, MiniLM())
    sys.stdout.write(f"{len(set(texts))} texts, {size} bytes\n")


if __name__ == "__main__":
    main()
