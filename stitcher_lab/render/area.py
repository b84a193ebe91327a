"""A rectangle of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np


class Area(NamedTuple):
    """Rows from ``top`` to ``bottom`` and columns from ``left`` to ``right``, pixels; the second is one past the last.

    Where one is not above the other there is nothing in it.
    """

    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def of(cls, picture: np.ndarray) -> Area:
        """Return all of a picture (height x width, or with more dimensions)."""
        return cls(0, picture.shape[0], 0, picture.shape[1])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.top >= self.bottom or self.left >= self.right

    @property
    def slices(self) -> tuple[slice, slice]:
        """What picks it out of an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def union(self, other: Area) -> Area:
        """Return the smallest area that has both in it."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return Area(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )

    def intersection(self, other: Area) -> Area:
        """Return what both have."""
        return Area(
            max(self.top, other.top),
            min(self.bottom, other.bottom),
            max(self.left, other.left),
            min(self.right, other.right),
        )


NOTHING = Area(0, 0, 0, 0)
