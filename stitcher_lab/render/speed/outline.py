"""Outlines of glyphs: the data of an SVG path as the points of a Manim curve.

A path is parsed once, into its corner and control points and into how Manim's points follow from these; moving it is
then one addition. SVG 1.1, section 8.3; only absolute commands are read, as Cairo and dvisvgm write them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?)|([\s,]+)|(.)", re.DOTALL)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
# A curve that ends nearer to its start than this is closed already, as Manim sees it.
_SAME_PLACE = 0.0001


class UnknownOutlineError(ValueError):
    """The path holds what is not read here."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A moved outline, in the place of svgelements' path: ``points`` has four rows of three for each curve."""

    points: np.ndarray

    def approximate_arcs_with_quads(self) -> None:
        """Do nothing: there are no arcs."""

    def __deepcopy__(self, _: object) -> Outline:
        """Be shared by copies of a mobject: it is read once, when the first of them is made."""
        return self


class Template:
    """An outline where its data put it.

    Parameters
    ----------
    corners
        Corner and control points, n × 2.
    rows
        For each of Manim's points the corners that it is made of: itself three times, or the three whose mean it is.

    """

    def __init__(self, corners: list[tuple[float, float]], rows: list[tuple[int, int, int]]) -> None:
        self._corners = np.array(corners, dtype=float).reshape(-1, 2)
        index = np.array(rows, dtype=np.intp).reshape(-1, 3)
        self._first, self._second, self._third = index.T
        self._mixed = ((self._first != self._second) | (self._second != self._third))[:, None]

    def moved(self, x: float, y: float) -> Outline:
        """Return the outline, moved."""
        corners = np.zeros((len(self._corners), 3))
        corners[:, :2] = self._corners + np.array((x, y))
        first = corners[self._first]
        mean = (first + corners[self._second] + corners[self._third]) / 3
        return Outline(np.where(self._mixed, mean, first))


@lru_cache(maxsize=8192)
def read_outline(data: str) -> Template:
    """Parse the data of a path.

    Raises
    ------
    UnknownOutlineError
        It holds arcs, relative commands or what is no path.

    """
    pen = _Pen()
    for command, numbers in _commands(data):
        pen.follow(command, numbers)
    return Template(pen.corners, pen.rows)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one that is repeated stands once for each time."""
    command = ""
    numbers: list[float] = []
    for letter, number, _, odd in _TOKEN.findall(data):
        if odd or (letter and letter not in _TAKES):
            raise UnknownOutlineError(data[:80])
        if letter:
            if numbers:
                raise UnknownOutlineError(data[:80])
            command = letter
            if command == "Z":
                yield command, []
        elif number:
            numbers.append(float(number))
            if command in {"", "Z"}:
                raise UnknownOutlineError(data[:80])
            if len(numbers) == _TAKES[command]:
                yield command, numbers
                numbers = []
                command = "L" if command == "M" else command
    if numbers:
        raise UnknownOutlineError(data[:80])


class _Pen:
    """Draws commands as Manim does."""

    def __init__(self) -> None:
        self.corners: list[tuple[float, float]] = []
        self.rows: list[tuple[int, int, int]] = []
        self._at = -1  # where the pen is, and where this part of the outline began: places in ``corners``
        self._begin = -1
        self._control: tuple[str, int] = ("", -1)  # the kind of the last curve, and its last control point

    def follow(self, command: str, numbers: list[float]) -> None:
        """Draw one command."""
        if command != "M" and self._at < 0:
            raise UnknownOutlineError("a path that begins nowhere")
        control: tuple[str, int] = ("", -1)
        match command, numbers:
            case "M", [x, y]:
                self._at = self._begin = self._corner(x, y)
            case "L", [x, y]:
                self._line(self._corner(x, y))
            case "H", [x]:
                self._line(self._corner(x, self.corners[self._at][1]))
            case "V", [y]:
                self._line(self._corner(self.corners[self._at][0], y))
            case "C", [a, b, c, d, x, y]:
                control = "C", self._cubic(self._corner(a, b), self._corner(c, d), self._corner(x, y))
            case "S", [c, d, x, y]:
                control = "C", self._cubic(self._mirrored("C"), self._corner(c, d), self._corner(x, y))
            case "Q", [a, b, x, y]:
                control = "Q", self._quadratic(self._corner(a, b), self._corner(x, y))
            case "T", [x, y]:
                control = "Q", self._quadratic(self._mirrored("Q"), self._corner(x, y))
            case _:
                self._close()
        self._control = control

    def _corner(self, x: float, y: float) -> int:
        self.corners.append((x, y))
        return len(self.corners) - 1

    def _mirrored(self, kind: str) -> int:
        """The last control point on the other side of the pen; where the last was no curve, the pen itself."""
        last, control = self._control
        if not last:
            return self._at
        if last != kind:
            raise UnknownOutlineError("a smooth curve after one of another kind: svgelements has its own way with it")
        (x, y), (a, b) = self.corners[self._at], self.corners[control]
        return self._corner(x + (x - a), y + (y - b))

    def _line(self, end: int) -> None:
        start = self._at
        self.rows += [(start, start, start), (start, start, end), (start, end, end), (end, end, end)]
        self._at = end

    def _cubic(self, first: int, second: int, end: int) -> int:
        self.rows += [(one, one, one) for one in (self._at, first, second, end)]
        self._at = end
        return second

    def _quadratic(self, control: int, end: int) -> int:
        start = self._at
        self.rows += [(start, start, start), (start, control, control), (control, control, end), (end, end, end)]
        self._at = end
        return control

    def _close(self) -> None:
        (x, y), (a, b) = self.corners[self._at], self.corners[self._begin]
        if np.hypot(x - a, y - b) > _SAME_PLACE:
            self._line(self._begin)
