"""What is searched: an example with the words it can be found by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stitcher_lab.retrieval.words import opened, search_words

if TYPE_CHECKING:
    from stitcher_lab.model import Example

# What the embedding model reads of a document; it cuts after 128 tokens.
_READ = 420
_GLOSS = 120


@dataclass(frozen=True)
class Document:
    """An example, a sentence or two about it, and phrases in which people ask for such a thing.

    The phrases are compared with a prompt one by one: the nearest decides. ``subject`` is the one name that the
    example was written for, where there is one.
    """

    example: Example
    description: str = ""
    phrases: tuple[str, ...] = ()
    subject: str = ""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The texts of which vectors are made: short ones first; at last what the example is."""
        about = (self.spoken_subject,) if self.subject else ()
        return (*self.phrases, *about, f"{self.example.title}. {self.description}"[:_READ])

    @property
    def spoken_subject(self) -> str:
        """What the subject is, as a phrase: ``number line: a line with ticks``."""
        return f"{' '.join(opened(self.subject)).lower()}: {self.description[:_GLOSS].partition('. ')[0]}"

    @cached_property
    def words(self) -> list[str]:
        """The words for BM25: title and phrases count twice, since they say what it is about."""
        said = " ".join((self.example.title, *self.phrases))
        return search_words(f"{said}\n{said}\n{self.description}\n{self.example.code}")

    @property
    def size(self) -> int:
        """How much of the size budget it takes, in characters."""
        return len(self.example.code)
