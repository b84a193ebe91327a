"""What turns texts into vectors: the small model that is shipped, one of one's own, or a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from stitcher_lab import embedding
from stitcher_lab.errors import MissingTool, OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.gateway import Models

ENDPOINT = "endpoint:"
_BATCH = 128


class Embedder(Protocol):
    """Vectors of unit length: equal meaning is a large dot product."""

    identity: str
    """Names the model and its version: vectors of two identities are never compared."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array of shape (texts, dimension), every row of length 1."""


class MiniLM:
    """The int8 MiniLM of :mod:`stitcher_lab.embedding`, loaded when it is first asked for something."""

    identity = f"minilm-int8:{embedding.MODEL_SHA256[:16]}:{embedding.DIMENSION}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector per text; what is beyond 128 tokens is not read."""
        return embedding.Encoder.load().encode(texts)


class SentenceTransformer:
    """Any model of the sentence-transformers library, by its name or folder (needs PyTorch, an extra of one's own)."""

    def __init__(self, name: str) -> None:
        self.identity = f"sentence-transformers:{name}"
        self._name = name
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector per text.

        Raises
        ------
        stitcher_lab.errors.MissingTool
            The library is not installed, or there is no such model.

        """
        import numpy as np  # noqa: PLC0415 - heavy

        if self._model is None:
            try:
                from sentence_transformers import SentenceTransformer as Model  # noqa: PLC0415 - heavy

                self._model = Model(self._name)
            except ImportError as error:
                raise MissingTool(
                    "The library sentence-transformers is not installed.",
                    remedy="Install it with: pip install sentence-transformers",
                ) from error
            except (OSError, ValueError) as error:
                raise MissingTool(
                    f"The embedding model “{self._name}” cannot be loaded.", remedy="Check its name or folder."
                ) from error
        return np.asarray(self._model.encode(list(texts), normalize_embeddings=True), dtype=np.float32)


class Endpoint:
    """The embeddings endpoint of the configured service."""

    def __init__(self, models: Models, name: str) -> None:
        self.identity = f"{ENDPOINT}{name}"
        self._models = models

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector per text.

        Raises
        ------
        stitcher_lab.errors.ModelError
            The service gave none.

        """
        import numpy as np  # noqa: PLC0415 - heavy

        rows = [row for at in range(0, len(texts), _BATCH) for row in self._models.embed(texts[at : at + _BATCH])]
        vectors = np.asarray(rows, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def find_embedder(name: str = "", models: Models | None = None) -> Embedder | None:
    """Return the embedder of this name, or ``None``: then words alone decide.

    Parameters
    ----------
    name
        Empty for the model that is shipped, if it is installed; ``"none"``; ``"endpoint:NAME"``; else the name or
        folder of a sentence-transformers model.
    models
        The gateway, for an endpoint.

    Raises
    ------
    stitcher_lab.errors.OptionError
        An endpoint is named, and no service is configured.

    """
    if name == "none":
        return None
    if name.startswith(ENDPOINT):
        if models is None:
            raise OptionError(
                "An embeddings endpoint is named, but no model service is configured.",
                remedy="Configure a service, or leave the embedding model out.",
            )
        return Endpoint(models, name.removeprefix(ENDPOINT))
    if name:
        return SentenceTransformer(name)
    return MiniLM() if embedding.installed() else None
