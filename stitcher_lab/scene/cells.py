"""Values in a row of boxes, as lists and arrays are drawn on a blackboard: boxes, positions under them, swaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    ORIGIN,
    PI,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Line,
    ManimColor,
    Rectangle,
    RoundedRectangle,
    Text,
    Triangle,
    VectorizedPoint,
    VGroup,
)

from stitcher_lab.scene import style
from stitcher_lab.scene.lesson import words
from stitcher_lab.scene.telling import written

if TYPE_CHECKING:
    from collections.abc import Sequence

# A label that is out of play: still 3.7:1 against the ground.
FADED = ManimColor("#64748b")
_GAP = 0.1
_LABEL_SHARE = 0.78


class Cell(VGroup):  # type: ignore[misc]
    """A value in a box. The three states can be animated: ``cell.animate.paint(SKY)``, ``.plain()``, ``.set_aside()``.

    Parameters
    ----------
    value
        What stands in the box.
    size
        Height of the box, and its width unless ``width`` is given; scene units.
    bar
        Height of a bar that stands on the box; none when 0.

    """

    def __init__(self, value: object, size: float = 0.95, width: float | None = None, bar: float = 0.0) -> None:
        super().__init__()
        self.value = value
        wide = width or size
        self.box = RoundedRectangle(corner_radius=0.12 * size, width=wide, height=size)
        self.label = on_baseline(written(value))
        roomy = max(1.0, size)
        if self.label.width > 0:  # an empty box has an empty label
            factor = min(_LABEL_SHARE * wide / self.label.width, 0.62 * size / max(self.label.height, 0.3), roomy)
            self.label.scale(factor, about_point=ORIGIN)
        self.add(self.box, self.label)
        self.bar: Rectangle | None = None
        if bar:
            self.bar = Rectangle(width=0.72 * wide, height=bar).next_to(self.box, UP, buff=0.08)
            self.add(self.bar)
        self.plain()

    def plain(self) -> Cell:
        """In play, and nothing special about it."""
        return self._look(style.MUTED, style.PANEL, 1.0, style.INK)

    def paint(self, color: ManimColor) -> Cell:
        """Put the accent ``color`` on it."""
        return self._look(color, color, 0.3, style.INK)

    def set_aside(self) -> Cell:
        """Out of play."""
        return self._look(FADED, style.GROUND, 1.0, FADED, stroke_opacity=0.5)

    def move_box_to(self, point: np.ndarray) -> Cell:
        """Move so that the middle of the box, not of box and bar, is at ``point``."""
        self.shift(point - self.box.get_center())
        return self

    def _look(
        self, stroke: ManimColor, fill: ManimColor, opacity: float, ink: ManimColor, stroke_opacity: float = 1.0
    ) -> Cell:
        self.box.set_stroke(stroke, width=3, opacity=stroke_opacity).set_fill(fill, opacity=opacity)
        self.label.set_color(ink)
        if self.bar is not None:
            bar = stroke if opacity < 1 else style.MUTED if ink == style.INK else FADED
            self.bar.set_stroke(width=0).set_fill(bar, opacity=0.85 if ink == style.INK else 0.4)
        return self


class CellRow(VGroup):  # type: ignore[misc]
    """Values side by side, in the middle of the picture until moved.

    ``cells`` are in their present order and follow :meth:`swap`; ``indices`` stay where they are.

    Parameters
    ----------
    values
        What stands in the boxes; all labels get one common size.
    width
        The widest the row may get, in scene units; boxes shrink to fit.
    size
        Height of a box where there is room; boxes are square unless ``cell_width`` is given.
    indices
        Whether to number the positions, from ``first``.
    bars
        Height of the bar on the largest value; 0 for no bars. The smallest value keeps a short one, so that
        negative numbers can be drawn too: bars show the order, not the ratio.

    """

    def __init__(
        self,
        values: Sequence[Any],
        *,
        width: float = 11.8,
        size: float = 0.95,
        cell_width: float | None = None,
        indices: bool = True,
        first: int = 0,
        bars: float = 0.0,
    ) -> None:
        super().__init__()
        count = max(len(values), 1)
        self.size = min(size, width / count - _GAP) if cell_width is None else size
        self.box_width = self.size if cell_width is None else min(cell_width, width / count - _GAP)
        self.pitch = self.box_width + _GAP
        self._origin = VectorizedPoint(LEFT * self.pitch * (count - 1) / 2)
        heights = _bar_heights(values, bars)
        self.cells = [
            Cell(value, self.size, self.box_width, bar) for value, bar in zip(values, heights, strict=True)
        ]
        even_labels(self.cells)
        for place, cell in enumerate(self.cells):
            cell.move_box_to(self.slot(place))
        self.indices = VGroup(
            *(
                words(str(first + place), min(style.SMALL_SIZE, 30 * self.size), style.MUTED).move_to(
                    self.slot(place) + DOWN * (self.size / 2 + 0.25)
                )
                for place in range(len(values) if indices else 0)
            )
        )
        self.add(self._origin, *self.cells, self.indices)

    def slot(self, position: float) -> np.ndarray:
        """The middle of the box at ``position``, which may lie outside the row or between boxes."""
        return np.asarray(self._origin.get_center() + RIGHT * self.pitch * position)

    def swap(self, first: int, second: int, color: ManimColor = style.AMBER) -> Animation:
        """Exchange two boxes in arcs, and their places in ``cells``; they take the accent ``color`` on the way."""
        one, other = self.cells[first], self.cells[second]
        self.cells[first], self.cells[second] = other, one
        return AnimationGroup(
            one.animate(path_arc=-PI / 2).move_box_to(self.slot(second)).paint(color),
            other.animate(path_arc=-PI / 2).move_box_to(self.slot(first)).paint(color),
        )

    def bracket(self, first: int, last: int, color: ManimColor = style.SKY, drop: float = 0.55) -> VGroup:
        """A flat bracket under the positions ``first`` to ``last``, ``drop`` below the boxes."""
        left = self.slot(first) + LEFT * self.box_width / 2 + DOWN * (self.size / 2 + drop)
        right = self.slot(last) + RIGHT * self.box_width / 2 + DOWN * (self.size / 2 + drop)
        ends = (Line(end, end + UP * 0.14) for end in (left, right))
        return VGroup(Line(left, right), *ends).set_stroke(color, width=4)


class Pointer(VGroup):  # type: ignore[misc]
    """A small triangle with a name; ``aim`` puts its tip somewhere (``pointer.animate.aim(row.slot(3))``).

    ``direction`` is where the tip looks: ``DOWN`` for a pointer above a row, ``UP`` for one below.
    """

    def __init__(
        self,
        label: str = "",
        color: ManimColor = style.SKY,
        direction: np.ndarray = DOWN,
        size: float = style.SMALL_SIZE,
    ) -> None:
        super().__init__()
        self.direction = direction
        self.tip = Triangle().set_stroke(width=0).set_fill(color, opacity=1).scale_to_fit_height(0.2)
        if direction[1] < 0:
            self.tip.rotate(PI)
        self.add(self.tip)
        if label:
            self.name_tag = words(label, size, color).next_to(self.tip, -direction, buff=0.12)
            self.add(self.name_tag)

    def aim(self, point: np.ndarray) -> Pointer:
        """Move so that the tip is at ``point``."""
        self.shift(point - self.tip.get_edge_center(self.direction))
        return self


def travel(cell: Cell, goal: np.ndarray, arc: float = 0.0) -> Animation:
    """Move a cell so that its box ends at ``goal``; ``arc`` in radians bends the way, as in Manim's ``path_arc``."""
    return cell.animate(path_arc=arc).move_box_to(goal)


def even_labels(cells: Sequence[Cell]) -> None:
    """Give the labels of several cells the size of the one that had to shrink most."""
    lettered = [cell for cell in cells if cell.label.width > 0]
    tightest = min((cell.label.font_size for cell in lettered), default=0.0)
    for cell in lettered:
        cell.label.scale(tightest / cell.label.font_size, about_point=cell.box.get_center())


def on_baseline(text: str, size: float = style.BODY_SIZE, color: Any = style.INK) -> Text:
    """Text whose capitals are centred on the origin, so that "ag" and "AB" stand on one line side by side."""
    plain = words(text, size, color)
    if all(sign.isdigit() or sign.isupper() or sign == "\u2212" for sign in text):
        return plain.move_to(ORIGIN)
    with_capital = words(f"H{text}", size)
    rise = with_capital[1:].get_center()[1] - with_capital[0].get_center()[1]
    return plain.move_to(UP * rise)


def on_one_line(*texts: Text, buff: float = 0.4) -> VGroup:
    """Set texts made by :func:`on_baseline` side by side, on one common baseline, centred on the origin."""
    at = 0.0
    for text in texts:
        text.set_x(at + text.width / 2)
        at += text.width + buff
    return VGroup(*texts).shift(LEFT * (at - buff) / 2)


def _bar_heights(values: Sequence[Any], tallest: float) -> list[float]:
    if not tallest:
        return [0.0] * len(values)
    low, high = min(values), max(values)
    spread = (high - low) or 1
    shortest = 0.12 * tallest
    return [shortest + (tallest - shortest) * (value - low) / spread for value in values]
