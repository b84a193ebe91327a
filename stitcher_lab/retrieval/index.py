"""What a prompt is searched in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stitcher_lab.retrieval.words import search_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.retrieval.concepts import Concept
    from stitcher_lab.retrieval.dense import Dense
    from stitcher_lab.retrieval.documents import Document
    from stitcher_lab.retrieval.embedders import Embedder
    from stitcher_lab.retrieval.sparse import Sparse


@dataclass(frozen=True)
class Index:
    """What a prompt is searched in.

    ``owners`` says for each vector whose it is: a document by its place, a concept by ``-1 - place``. ``dense`` and
    ``embedder`` are ``None`` where there is no embedding model; ``notes`` say so. ``known`` holds every name that
    may be offered, ``glosses`` what a model is told about the public ones.
    """

    documents: tuple[Document, ...]
    concepts: tuple[Concept, ...]
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
