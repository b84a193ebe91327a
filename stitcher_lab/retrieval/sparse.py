"""BM25 over short documents, scored when the index is built, so that a query only adds up.

The weights are Lucene's (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"; variants
compared by Kamphuis et al. 2020, https://doi.org/10.1007/978-3-030-45442-5_4): for a term that ``n`` of ``N`` documents
hold, ``f`` times in one of ``l`` words, ``log(1 + (N - n + 0.5) / (n + 0.5)) * f / (f + k1 (1 - b + b l / mean l))``.
Like ``bm25s`` it keeps these products; unlike ``rank-bm25`` it does not walk over all documents for each query.
docs/retrieval.md has the measurements of the three.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

K1 = 1.2
B = 0.75


class Sparse:
    """Postings of every term, one after the other: ``documents`` and ``weights`` from ``starts[t]`` on."""

    def __init__(
        self,
        terms: Mapping[str, int],
        starts: NDArray[np.int32],
        documents: NDArray[np.int32],
        weights: NDArray[np.float32],
        count: int,
    ) -> None:
        self.terms = terms
        self.starts = starts
        self.documents = documents
        self.weights = weights
        self.count = count

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> Sparse:
        """Index documents given as lists of words."""
        import numpy as np  # noqa: PLC0415 - heavy

        counts = [Counter(text) for text in texts]
        holding = Counter(word for count in counts for word in count)
        mean = sum(map(len, texts)) / len(texts) if texts else 1.0
        postings: dict[str, list[tuple[int, float]]] = {word: [] for word in sorted(holding)}
        for place, (text, count) in enumerate(zip(texts, counts, strict=True)):
            length = K1 * (1 - B + B * len(text) / (mean or 1.0))
            for word, times in count.items():
                rarity = math.log(1 + (len(texts) - holding[word] + 0.5) / (holding[word] + 0.5))
                postings[word].append((place, rarity * times / (times + length)))
        flat = [posting for listed in postings.values() for posting in listed]
        return cls(
            {word: number for number, word in enumerate(postings)},
            np.cumsum([0, *map(len, postings.values())]).astype(np.int32),
            np.array([place for place, _ in flat], dtype=np.int32),
            np.array([weight for _, weight in flat], dtype=np.float32),
            len(texts),
        )

    def scores(self, query: Iterable[str]) -> NDArray[np.float32]:
        """Return one score per document; words that no document holds count nothing."""
        import numpy as np  # noqa: PLC0415 - heavy

        found = np.zeros(self.count, dtype=np.float32)
        for word, times in Counter(query).items():
            number = self.terms.get(word)
            if number is not None:
                part = slice(self.starts[number], self.starts[number + 1])
                found[self.documents[part]] += times * self.weights[part]
        return found
