"""An index as one file: arrays, and everything else as JSON, written whole or not at all."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from stitcher_lab.errors import StitcherError
from stitcher_lab.model import Example
from stitcher_lab.retrieval.concepts import Concept
from stitcher_lab.retrieval.dense import Dense
from stitcher_lab.retrieval.documents import Document
from stitcher_lab.retrieval.index import Index
from stitcher_lab.retrieval.sparse import Sparse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.retrieval.embedders import Embedder


def document_facts(document: Document) -> list[Any]:
    """Return a document as JSON can hold it."""
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


def arrays(name: str, sparse: Sparse) -> dict[str, Any]:
    """Return the arrays of a word index, each under ``name`` and its own."""
    return {
        f"{name}_starts": sparse.starts,
        f"{name}_documents": sparse.documents,
        f"{name}_weights": sparse.weights,
        f"{name}_count": sparse.count,
    }


def keep(path: Path, parts: Mapping[str, Any]) -> None:
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


def read(path: Path, identity: str) -> dict[str, Any] | None:
    """Return the parts of an index, or ``None`` where the file is not there, damaged, or of another identity."""
    import numpy as np  # noqa: PLC0415 - heavy

    try:
        with np.load(path, allow_pickle=False) as stored:
            parts: dict[str, Any] = {name: stored[name] for name in stored.files}
        parts["facts"] = json.loads(parts["facts"].tobytes())
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    return parts if parts["facts"].get("identity") == identity else None


def assembled(parts: Mapping[str, Any], embedder: Embedder | None, notes: tuple[str, ...]) -> Index:
    """Return the index that the parts make."""
    import numpy as np  # noqa: PLC0415 - heavy

    facts = parts["facts"]
    rows = parts.get("rows")
    return Index(
        documents=tuple(_document(entry) for entry in facts["documents"]),
        concepts=tuple(Concept(tuple(phrases), tuple(names)) for phrases, names in facts["concepts"]),
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
