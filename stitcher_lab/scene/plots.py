"""Axes in the house style, curves that stay inside them, and labels that keep clear of what is drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import (
    DL,
    DOWN,
    DR,
    LEFT,
    RIGHT,
    UL,
    UP,
    UR,
    Axes,
    DashedLine,
    Dot,
    Line,
    Mobject,
    Polygon,
    SingleStringMathTex,
    Text,
    VGroup,
    VMobject,
)

from stitcher_lab.scene import style
from stitcher_lab.scene.lesson import fit, formula, words
from stitcher_lab.scene.numbers import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Scene units that a tick needs for itself, so that neighbouring numbers keep apart.
_TICK_WIDTH = 1.0
_TICK_HEIGHT = 0.75
_GAP = 0.15
_DIRECTIONS = (UR, UL, DR, DL, UP, DOWN, RIGHT, LEFT)


def nice_step(span: float, most: int = 8) -> float:
    """Return the least of 1, 2, 5, 10, 20 … (and 0.1, 0.2, 0.5 …) that divides ``span`` into at most ``most`` parts."""
    raw = span / max(most, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * (1 - 1e-9))


def ticks(low: float, high: float, step: float) -> list[float]:
    """Multiples of ``step`` from ``low`` to ``high``, both included."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def value_range(
    f: Callable[[Any], Any],
    low: float,
    high: float,
    *,
    zero: bool = True,
    pad: float = 0.1,
) -> tuple[float, float]:
    """Return the least and greatest value of ``f`` on an interval, widened by ``pad`` of their distance on each side.

    ``f`` takes NumPy arrays. ``zero`` makes sure that the horizontal axis is inside. Undefined places do not count.
    """
    values = np.asarray(f(np.linspace(low, high, 801)), dtype=float)
    values = values[np.isfinite(values)]
    if not len(values):
        return -1.0, 1.0
    least, most = float(values.min()), float(values.max())
    if zero:
        least, most = min(least, 0.0), max(most, 0.0)
    if most - least < 1e-9:  # noqa: PLR2004 - a constant
        least, most = least - 1, most + 1
    room = (most - least) * pad
    # Where zero is the lowest or highest value, the axis itself closes the picture: a sliver beyond it is enough.
    below = room if least < 0 or not zero else 0.0
    above = room if most > 0 or not zero else 0.0
    return least - below, most + above


class Plot(Axes):  # type: ignore[misc]
    """A pair of axes with a faint grid; its numbers stand at the edges, where no curve crosses them.

    Parameters
    ----------
    x_range, y_range
        The visible part of the plane, ``(low, high)``.
    width, height
        Scene units for the whole, numbers and axis labels included.
    x_label, y_label
        TeX; empty for none.
    square
        Make one unit as long on both axes (the plot may then be smaller than asked for).

    """

    def __init__(
        self,
        x_range: Sequence[float],
        y_range: Sequence[float],
        width: float = 9.0,
        height: float = 5.2,
        *,
        x_label: str = "x",
        y_label: str = "y",
        numbers: bool = True,
        square: bool = False,
    ) -> None:
        x_low, x_high = float(x_range[0]), float(x_range[1])
        y_low, y_high = float(y_range[0]), float(y_range[1])
        x_step = nice_step(x_high - x_low, max(2, int(width / _TICK_WIDTH)))
        y_step = nice_step(y_high - y_low, max(2, int(height / _TICK_HEIGHT)))
        if square:
            x_step = y_step = max(x_step, y_step)
        x_texts = [self._number(value, x_step) for value in ticks(x_low, x_high, x_step)] if numbers else []
        y_texts = [self._number(value, y_step) for value in ticks(y_low, y_high, y_step)] if numbers else []
        x_name = formula(x_label, size=34, color=style.MUTED) if x_label else None
        y_name = formula(y_label, size=34, color=style.MUTED) if y_label else None

        left = max((text.width + _GAP for text in y_texts), default=0.0)
        below = max((text.height + _GAP for text in x_texts), default=0.0)
        right = x_name.width + _GAP if x_name else 0.0
        above = y_name.height + _GAP if y_name else 0.0
        inner_width, inner_height = width - left - right, height - below - above
        if square:
            unit = min(inner_width / (x_high - x_low), inner_height / (y_high - y_low))
            inner_width, inner_height = unit * (x_high - x_low), unit * (y_high - y_low)

        super().__init__(
            x_range=[x_low, x_high, x_step],
            y_range=[y_low, y_high, y_step],
            x_length=inner_width,
            y_length=inner_height,
            tips=False,
            axis_config={"include_ticks": False, "stroke_width": 2.5, "color": style.MUTED},
        )
        self.low, self.high = x_low, x_high
        self.bottom, self.top = y_low, y_high
        # The axes cross at zero where it is visible, else at the edge nearest to it: so does Manim, and counts on it.
        self.zero_x = min(max(0.0, x_low), x_high)
        self.zero_y = min(max(0.0, y_low), y_high)

        self.grid = VGroup(
            *(self._rule(value, y_low, value, y_high) for value in ticks(x_low, x_high, x_step)),
            *(self._rule(x_low, value, x_high, value) for value in ticks(y_low, y_high, y_step)),
        ).set_z_index(-2)
        for text, value in zip(x_texts, ticks(x_low, x_high, x_step), strict=False):
            text.next_to(self._place(value, y_low), DOWN, buff=_GAP)
        for text, value in zip(y_texts, ticks(y_low, y_high, y_step), strict=False):
            text.next_to(self._place(x_low, value), LEFT, buff=_GAP)
        self.x_numbers, self.y_numbers = VGroup(*x_texts), VGroup(*y_texts)
        self.numbers = VGroup(self.x_numbers, self.y_numbers)
        self.names = VGroup()
        if x_name:
            self.names.add(x_name.next_to(self._place(x_high, self.zero_y), RIGHT, buff=_GAP))
        if y_name:
            self.names.add(y_name.next_to(self._place(self.zero_x, y_high), UP, buff=_GAP))
        self.add_to_back(self.grid)
        self.add(self.numbers, self.names)
        self.center()

    @staticmethod
    def _number(value: float, step: float) -> Text:
        places = max(0, -math.floor(math.log10(step) + 1e-9))
        return words(tidy(value, places), style.SMALL_SIZE - 2, style.MUTED)

    def _place(self, x: float, y: float) -> np.ndarray:
        point: np.ndarray = self.c2p(x, y)
        return point

    def _rule(self, x1: float, y1: float, x2: float, y2: float) -> Line:
        return Line(self._place(x1, y1), self._place(x2, y2), stroke_width=1, color=style.MUTED, stroke_opacity=0.18)

    # ------------------------------------------------------------------------------------------------ drawing in it

    def curve(
        self,
        f: Callable[[Any], Any],
        color: Any = style.SKY,
        *,
        low: float | None = None,
        high: float | None = None,
        stroke_width: float = 4.5,
        samples: int = 400,
    ) -> VMobject:
        """Draw ``f`` (it takes NumPy arrays) where it is visible: cut at the plot's edges, open where undefined."""
        xs = np.linspace(self.low if low is None else low, self.high if high is None else high, samples)
        values = np.asarray(f(xs), dtype=float)
        seen = self._visible(values)
        drawn = VMobject(stroke_color=color, stroke_width=stroke_width)
        piece: list[tuple[float, float]] = []
        for index in range(len(xs)):
            before = index > 0 and seen[index - 1]
            if seen[index]:
                if index > 0 and not before:
                    piece.append(self._edge(f, xs[index], xs[index - 1]))
                piece.append((xs[index], values[index]))
            elif before:
                piece.append(self._edge(f, xs[index - 1], xs[index]))
                self._append(drawn, piece)
                piece = []
        self._append(drawn, piece)
        return drawn

    def _visible(self, values: Any) -> Any:
        slack = (self.top - self.bottom) * 1e-6
        return np.isfinite(values) & (values >= self.bottom - slack) & (values <= self.top + slack)

    def _edge(self, f: Callable[[Any], Any], inside: float, outside: float) -> tuple[float, float]:
        """Find the last visible point on the way from ``inside`` to ``outside``, by bisection."""
        for _ in range(30):
            middle = (inside + outside) / 2
            if self._visible(np.asarray(f(np.array([middle])), dtype=float))[0]:
                inside = middle
            else:
                outside = middle
        return inside, float(np.asarray(f(np.array([inside])), dtype=float)[0])

    def _append(self, drawn: VMobject, piece: list[tuple[float, float]]) -> None:
        if len(piece) > 1:
            points = [self._place(x, y) for x, y in piece]
            drawn.start_new_path(points[0])
            drawn.add_points_as_corners(points[1:])

    def through(self, x: float, y: float, slope: float, color: Any = style.AMBER, stroke_width: float = 4) -> Line:
        """Draw the straight line through a point with a slope, from edge to edge of the plot."""
        ends = [(self.low, y + slope * (self.low - x)), (self.high, y + slope * (self.high - x))]
        for side, (end_x, end_y) in enumerate(ends):
            limit = min(max(end_y, self.bottom), self.top)
            if limit != end_y:
                end_x = x + (limit - y) / slope  # noqa: PLW2901
            ends[side] = (end_x, limit)
        return Line(self._place(*ends[0]), self._place(*ends[1]), color=color, stroke_width=stroke_width)

    def area(self, f: Callable[[Any], Any], low: float, high: float, color: Any = style.SKY) -> Polygon:
        """Fill what lies between a curve and the horizontal axis."""
        xs = np.linspace(low, high, 200)
        ys = np.clip(np.asarray(f(xs), dtype=float), self.bottom, self.top)
        outline = [self._place(x, y) for x, y in zip(xs, ys, strict=True)]
        base = [self._place(high, self.zero_y), self._place(low, self.zero_y)]
        return Polygon(*outline, *base, stroke_width=0, fill_color=color, fill_opacity=0.35).set_z_index(-1)

    def mark(self, x: float, y: float, color: Any = style.AMBER, radius: float = 0.09) -> Dot:
        """Put a dot on a point."""
        return Dot(self._place(x, y), radius=radius, color=color).set_z_index(2)

    def place_inside(self, label: Mobject, avoid: Iterable[Mobject] = ()) -> Mobject:
        """Put a label where it is free inside the plot, as near to the upper left corner as can be; returns it.

        What is in ``avoid`` and the axes are kept clear. Where nothing is free, it goes where it crosses least.
        """
        fit(label, 0.6 * self.grid.width, 0.4 * self.grid.height)
        crowd = _outline_points([*avoid, self.x_axis, self.y_axis, self.names])
        for _ in range(3):
            if self._settle(label, crowd) == 0:
                break
            label.scale(0.85)
        return label

    def _settle(self, label: Mobject, crowd: np.ndarray) -> int:
        """Move a label to the best place inside the plot; returns how many points of the crowd it still meets."""
        (left, bottom), (right, top) = self._place(self.low, self.bottom)[:2], self._place(self.high, self.top)[:2]
        half_width, half_height = label.width / 2 + 0.1, label.height / 2 + 0.1
        best, least, fewest = label.get_center(), math.inf, 0
        for down, y in enumerate(np.linspace(top - half_height, bottom + half_height, 15)):
            for across, x in enumerate(np.linspace(left + half_width, right - half_width, 25)):
                label.move_to((x, y, 0))
                met = _points_inside(label, crowd, 0.15)
                cost = 100 * met + 2 * down + across
                if cost < least:
                    best, least, fewest = label.get_center(), cost, met
        label.move_to(best)
        return fewest

    def drop(self, x: float, y: float, color: Any = style.MUTED) -> DashedLine:
        """Draw a dashed line from a point down (or up) to the horizontal axis."""
        return DashedLine(self._place(x, y), self._place(x, self.zero_y), color=color, stroke_width=2.5)


# ---------------------------------------------------------------------------------------------------------- labels


def place_clear(
    label: Mobject,
    point: Any,
    avoid: Iterable[Mobject],
    directions: Sequence[Any] = _DIRECTIONS,
    buff: float = 0.18,
) -> Mobject:
    """Put a label beside a point, where it meets none of the mobjects in ``avoid`` and stays in the free picture.

    The directions are tried in their order, close first, then farther away; where nothing is quite free the label
    goes where it crosses least. Returns the label.
    """
    crowd = _outline_points(avoid)
    best, fewest = None, math.inf
    for distance in (buff, 2.2 * buff, 4 * buff):
        for direction in directions:
            label.next_to(point, direction, buff=distance)
            crossed = _points_inside(label, crowd) + 10_000 * _outside(label)
            if crossed < fewest:
                best, fewest = label.get_center(), crossed
        if fewest == 0:
            break
    return label.move_to(best)


def _outline_points(mobjects: Iterable[Mobject]) -> np.ndarray:
    """Points along everything that is drawn, close enough together that no label slips between them."""
    found = [np.zeros((0, 3))]
    for mobject in mobjects:
        if isinstance(mobject, Text | SingleStringMathTex):
            across = np.linspace(mobject.get_left()[0], mobject.get_right()[0], 16)
            up = np.linspace(mobject.get_bottom()[1], mobject.get_top()[1], 6)
            found.append(np.array([[x, y, 0.0] for x in across for y in up]))
            continue
        for part in mobject.family_members_with_points():
            curves = part.points[: len(part.points) // 4 * 4].reshape(-1, 4, 3)
            longest = float(np.abs(curves[:, 3] - curves[:, 0]).max(initial=0.0))
            t = np.linspace(0, 1, int(longest / 0.08) + 3)[:, None, None, None]
            a, b, c, d = (curves[None, :, index : index + 1, :] for index in range(4))
            along = (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t**2 * (1 - t) * c + t**3 * d
            found.append(along.reshape(-1, 3))
    return np.concatenate(found)


def _points_inside(label: Mobject, points: np.ndarray, margin: float = 0.06) -> int:
    left, right = label.get_left()[0] - margin, label.get_right()[0] + margin
    low, high = label.get_bottom()[1] - margin, label.get_top()[1] + margin
    inside = (points[:, 0] > left) & (points[:, 0] < right) & (points[:, 1] > low) & (points[:, 1] < high)
    return int(inside.sum())


def _outside(label: Mobject) -> bool:
    return bool(
        label.get_left()[0] < style.SAFE_LEFT
        or label.get_right()[0] > style.SAFE_RIGHT
        or label.get_bottom()[1] < style.SAFE_BOTTOM
        or label.get_top()[1] > style.SAFE_TOP
    )
