"""Sentences as vectors, offline: prompts are compared by meaning.

The model is an extra; :func:`installed` tells whether it is there. Nothing heavy is imported before
:meth:`Encoder.load`.
"""

from __future__ import annotations

from stitcher_lab.embedding.encoder import DIMENSION, MODEL_SHA256, Encoder, installed
from stitcher_lab.embedding.vocabulary import rank

__all__ = ["DIMENSION", "MODEL_SHA256", "Encoder", "installed", "rank"]
