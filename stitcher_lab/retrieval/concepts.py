"""Everyday words and the names of the API that draw what they mean.

``data/concepts.txt`` has one concept a line: phrases in which people say it, parted by semicolons, then ``->``, then
the names, the most telling first. A name that is not in the installed library is passed over, so that the table may
outlive one version of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

FILE = Path(__file__).parent / "data" / "concepts.txt"


@dataclass(frozen=True, slots=True)
class Concept:
    """Phrases and what draws them."""

    phrases: tuple[str, ...]
    symbols: tuple[str, ...]


def concepts(known: Collection[str] | None = None) -> list[Concept]:
    """Read the table; with ``known``, only names in it are kept, and concepts that have one."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        said, arrow, names = line.partition("->")
        if arrow and not line.startswith("#"):
            symbols = tuple(name for name in names.split() if known is None or name in known)
            if symbols:
                found.append(Concept(tuple(part.strip() for part in said.split(";") if part.strip()), symbols))
    return found
