"""Looks for what a viewer could not read: text over text, text off the frame, text behind a shape, text too small.

Runs inside the sandbox at the end of every beat, on Manim's own geometry, before any frame is drawn. A piece of text
is a ``Text``, ``MathTex`` or their kin as the author added it; its *ink* is the boxes of its visible glyphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import (
    DecimalNumber,
    MarkupText,
    Mobject,
    Paragraph,
    SingleStringMathTex,
    Text,
    VMobject,
    config,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manim import Scene

TEXT_TYPES = (Text, MarkupText, Paragraph, SingleStringMathTex, DecimalNumber)

# Fractions of a glyph box, and units of Manim's frame (8 units high).
OVERLAP = 0.12
EDGE = 0.02
SMALLEST = 0.13
# WCAG 2.2, 1.4.3: large text needs a contrast ratio of 3.
CONTRAST = 3.0
VISIBLE = 0.12
# Captions cover the lowest eighth of the picture when they are on.
CAPTION_ZONE = 0.125


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-aligned box in scene units."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Area in square units; a flat box has some, so that ratios stay finite."""
        return max(self.right - self.left, 1e-3) * max(self.top - self.bottom, 1e-3)

    def shared(self, other: Box) -> float:
        """Area of the intersection."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return width * height if width > 0 and height > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Ink:
    """One piece of text on the picture."""

    label: str
    order: int
    members: frozenset[int]
    box: Box
    glyphs: tuple[Box, ...]
    height: float
    colour: tuple[float, float, float]
    opacity: float


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn shape that is not text."""

    order: int
    member: int
    points: np.ndarray
    box: Box
    fill: tuple[float, float, float]
    fill_opacity: float
    stroke: tuple[float, float, float]
    stroke_opacity: float


def inspect(scene: Scene) -> list[dict[str, Any]]:
    """Find the flaws of the picture as it stands; each a mapping with ``kind``, ``severity`` and ``message``."""
    drawn = list(_drawn(scene))
    inks = _texts(drawn)
    shapes = _shapes(drawn, inks)
    frame = _frame(scene)
    findings: list[dict[str, Any]] = []
    if not inks and not _anything_else(drawn, shapes):
        findings += _finding("blank", "warning", "the picture is empty while a line is spoken")
    for ink in inks:
        findings += _off_frame(ink, frame)
        findings += _under_captions(ink, frame)
        findings += _too_small(ink, frame)
        findings += _hidden(ink, shapes)
        findings += _crossed(ink, shapes)
        findings += _faint(ink, shapes)
    for index, first in enumerate(inks):
        for second in inks[index + 1 :]:
            findings += _overlap(first, second)
    return findings


# ------------------------------------------------------------------------------------------------ what is drawn


def _drawn(scene: Scene) -> Iterator[Mobject]:
    """Every mobject in drawing order, the way the camera flattens them (by z-index, stable)."""
    tops = [*scene.mobjects, *scene.foreground_mobjects]
    family = [member for top in tops for member in top.get_family()]
    seen: set[int] = set()
    unique = [member for member in family if not (id(member) in seen or seen.add(id(member)))]  # type: ignore[func-returns-value]
    yield from sorted(unique, key=lambda member: member.z_index)


def _box(points: np.ndarray) -> Box:
    low, high = points.min(axis=0), points.max(axis=0)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def _opacity(member: VMobject) -> float:
    fill = float(member.get_fill_opacity())
    stroke = float(member.get_stroke_opacity()) if member.get_stroke_width() > 0 else 0.0
    return max(fill, stroke)


def _texts(drawn: list[Mobject]) -> list[Ink]:
    order = {id(member): position for position, member in enumerate(drawn)}
    inks: list[Ink] = []
    claimed: set[int] = set()
    for top in sorted((m for m in drawn if isinstance(m, TEXT_TYPES)), key=lambda m: -len(m.get_family())):
        if id(top) in claimed:
            continue
        members = top.get_family()
        claimed.update(id(member) for member in members)
        glyphs = [
            member
            for member in members
            if isinstance(member, VMobject) and len(member.points) and _opacity(member) > VISIBLE
        ]
        if not glyphs:
            continue
        boxes = tuple(_box(glyph.points) for glyph in glyphs)
        inks.append(
            Ink(
                label=_label(top),
                order=max(order[id(member)] for member in members if id(member) in order),
                members=frozenset(id(member) for member in members),
                box=Box(
                    min(box.left for box in boxes),
                    min(box.bottom for box in boxes),
                    max(box.right for box in boxes),
                    max(box.top for box in boxes),
                ),
                glyphs=boxes,
                height=max(box.top - box.bottom for box in boxes),
                colour=_rgb(glyphs[0].get_fill_color()),
                opacity=max(_opacity(glyph) for glyph in glyphs),
            ),
        )
    return inks


def _shapes(drawn: list[Mobject], inks: list[Ink]) -> list[Shape]:
    letters = frozenset().union(*(ink.members for ink in inks)) if inks else frozenset()
    return [
        Shape(
            order=position,
            member=id(member),
            points=member.points,
            box=_box(member.points),
            fill=_rgb(member.get_fill_color()),
            fill_opacity=float(member.get_fill_opacity()),
            stroke=_rgb(member.get_stroke_color()),
            stroke_opacity=float(member.get_stroke_opacity()) if member.get_stroke_width() > 0 else 0.0,
        )
        for position, member in enumerate(drawn)
        if isinstance(member, VMobject)
        and not isinstance(member, TEXT_TYPES)
        and id(member) not in letters
        and len(member.points)
        and _opacity(member) > VISIBLE
    ]


def _label(mobject: Mobject) -> str:
    for name in ("original_text", "text", "tex_string"):
        value = getattr(mobject, name, None)
        if isinstance(value, str) and value.strip():
            return value.strip().replace("\n", " ")[:60]
    if isinstance(mobject, DecimalNumber):
        return str(round(float(mobject.get_value()), 4))
    return type(mobject).__name__


def _rgb(colour: Any) -> tuple[float, float, float]:
    values = colour.to_rgb()
    return float(values[0]), float(values[1]), float(values[2])


def _frame(scene: Scene) -> Box:
    camera = scene.camera
    frame = getattr(camera, "frame", None)
    if isinstance(frame, Mobject):
        return _box(frame.points)
    half_width, half_height = config.frame_width / 2, config.frame_height / 2
    return Box(-half_width, -half_height, half_width, half_height)


# ------------------------------------------------------------------------------------------------ what is wrong


def _finding(kind: str, severity: str, message: str) -> list[dict[str, Any]]:
    return [{"kind": kind, "severity": severity, "message": message}]


def _off_frame(ink: Ink, frame: Box) -> list[dict[str, Any]]:
    beyond = {
        "left": frame.left - ink.box.left,
        "right": ink.box.right - frame.right,
        "bottom": frame.bottom - ink.box.bottom,
        "top": ink.box.top - frame.top,
    }
    side, distance = max(beyond.items(), key=lambda item: item[1])
    if distance <= EDGE:
        return []
    return _finding("off_frame", "error", f"the text “{ink.label}” leaves the frame at the {side} by {distance:.2f}")


def _under_captions(ink: Ink, frame: Box) -> list[dict[str, Any]]:
    edge = frame.bottom + CAPTION_ZONE * (frame.top - frame.bottom)
    if ink.box.bottom < frame.bottom - EDGE or (ink.box.bottom + ink.box.top) / 2 >= edge:
        return []
    return _finding("caption_zone", "warning", f"captions would cover the text “{ink.label}”")


def _anything_else(drawn: list[Mobject], shapes: list[Shape]) -> bool:
    """Whether anything but text is seen: shapes, images, point clouds."""
    return bool(shapes) or any(not isinstance(member, VMobject) and len(member.points) for member in drawn)


def _too_small(ink: Ink, frame: Box) -> list[dict[str, Any]]:
    # Scaled to a frame 8 units high, so that a zoomed-in camera counts as larger text.
    height = ink.height * 8 / (frame.top - frame.bottom)
    if height >= SMALLEST or len(ink.glyphs) < 2:  # noqa: PLR2004 - a lone dot or dash is small by nature
        return []
    return _finding("too_small", "warning", f"the text “{ink.label}” is too small to read")


def _overlap(first: Ink, second: Ink) -> list[dict[str, Any]]:
    if first.members & second.members or not first.box.shared(second.box):
        return []
    if _one_fades_into_the_other(first, second):
        return []
    worst = max(
        (a.shared(b) / min(a.area, b.area) for a in first.glyphs for b in second.glyphs if a.shared(b)),
        default=0.0,
    )
    if worst <= OVERLAP:
        return []
    return _finding("overlap", "error", f"the texts “{first.label}” and “{second.label}” overlap")


def _one_fades_into_the_other(first: Ink, second: Ink) -> bool:
    """The same words at the same place: a copy left by a transform, which nobody sees."""
    return first.label == second.label and first.box.shared(second.box) > 0.97 * max(first.box.area, second.box.area)


def _hidden(ink: Ink, shapes: Iterable[Shape]) -> list[dict[str, Any]]:
    for shape in shapes:
        if shape.order <= ink.order or shape.fill_opacity < 0.6:  # noqa: PLR2004 - a veil still lets text through
            continue
        covered = sum(_inside(shape, glyph) for glyph in ink.glyphs)
        if covered > 0.2 * len(ink.glyphs):
            return _finding("covered", "error", f"the text “{ink.label}” is hidden behind a shape drawn over it")
    return []


def _crossed(ink: Ink, shapes: Iterable[Shape]) -> list[dict[str, Any]]:
    for shape in shapes:
        if shape.stroke_opacity < 0.3 or not _meet(shape.box, ink.box):  # noqa: PLR2004
            continue
        path = _path(shape.points)
        hits = [glyph for glyph in ink.glyphs if _passes(path, glyph)]
        if len(hits) < max(1, 0.3 * len(ink.glyphs)) and not _cuts(path, ink.box):
            continue
        if shape.order < ink.order and _backed(ink, shape, shapes):
            continue
        return _finding("crossed", "warning", f"a line runs through the text “{ink.label}”")
    return []


def _meet(first: Box, second: Box) -> bool:
    """Whether two boxes meet, counting boxes without any width or height (straight lines)."""
    return (
        min(first.right, second.right) >= max(first.left, second.left)
        and min(first.top, second.top) >= max(first.bottom, second.bottom)
    )


def _path(points: np.ndarray) -> np.ndarray:
    """Points along a shape's cubic curves (n x 2), close enough to find a letter; four control points a curve."""
    curves = points[: len(points) // 4 * 4, :2].reshape(-1, 4, 2)
    if not len(curves):
        return points[:, :2]
    steps = int(np.clip(np.ptp(curves, axis=1).max() / 0.05, 6, 300))
    t = np.linspace(0, 1, steps)[:, None, None]
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    along = sum(weight * curves[None, :, index] for index, weight in enumerate(weights))  # steps x curves x 2
    return np.asarray(along).transpose(1, 0, 2).reshape(-1, 2)


def _passes(path: np.ndarray, glyph: Box) -> bool:
    """Whether a path runs through the middle of a glyph's box (a fifth of it on each side does not count)."""
    x_edge, y_edge = (glyph.right - glyph.left) / 5, (glyph.top - glyph.bottom) / 5
    starts, ends = path[:-1], path[1:]
    # Neighbouring samples of one curve are close: boxes of the little segments are as good as the segments.
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    short = np.abs(ends - starts).max(axis=1) < 1.5  # noqa: PLR2004 - the jump between two curves is no segment
    return bool(
        np.any(
            short
            & (high[:, 0] >= glyph.left + x_edge)
            & (low[:, 0] <= glyph.right - x_edge)
            & (high[:, 1] >= glyph.bottom + y_edge)
            & (low[:, 1] <= glyph.top - y_edge),
        ),
    )


def _cuts(path: np.ndarray, box: Box) -> bool:
    """Whether a path cuts a text from top to bottom, between its letters or through one."""
    x_edge, y_edge = (box.right - box.left) / 10, (box.top - box.bottom) / 5
    within = path[
        (path[:, 0] > box.left + x_edge)
        & (path[:, 0] < box.right - x_edge)
        & (path[:, 1] > box.bottom - y_edge)
        & (path[:, 1] < box.top + y_edge)
    ]
    return len(within) > 1 and np.ptp(within[:, 1]) > 3 * y_edge


def _backed(ink: Ink, line: Shape, shapes: Iterable[Shape]) -> bool:
    """Whether an opaque shape between the line and the text hides the line there."""
    middle = ink.glyphs[len(ink.glyphs) // 2]
    return any(
        line.order < shape.order < ink.order and shape.fill_opacity > 0.7 and _inside(shape, middle)  # noqa: PLR2004
        for shape in shapes
    )


def _inside(shape: Shape, glyph: Box) -> bool:
    """Whether the middle of a glyph lies inside a filled shape (even-odd rule on its outline's anchors)."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    box = shape.box
    if not (box.left <= x <= box.right and box.bottom <= y <= box.top):
        return False
    outline = shape.points[:, :2]
    ahead = np.roll(outline, -1, axis=0)
    crosses = (outline[:, 1] > y) != (ahead[:, 1] > y)
    rise = np.where(crosses, ahead[:, 1] - outline[:, 1], 1.0)
    at = outline[:, 0] + (y - outline[:, 1]) * (ahead[:, 0] - outline[:, 0]) / rise
    return bool(np.count_nonzero(crosses & (at > x)) % 2)


def _faint(ink: Ink, shapes: Iterable[Shape]) -> list[dict[str, Any]]:
    middle = ink.glyphs[len(ink.glyphs) // 2]
    ground = _rgb(config.background_color)
    for shape in shapes:
        if shape.order < ink.order and shape.fill_opacity > 0 and _inside(shape, middle):
            ground = tuple(  # type: ignore[assignment]
                old + (new - old) * shape.fill_opacity for old, new in zip(ground, shape.fill, strict=True)
            )
    shown = tuple(old + (new - old) * ink.opacity for old, new in zip(ground, ink.colour, strict=True))
    ratio = _contrast(shown, ground)
    if ratio >= CONTRAST:
        return []
    return _finding("low_contrast", "warning", f"the text “{ink.label}” hardly stands out (contrast {ratio:.1f}:1)")


def _luminance(rgb: Iterable[float]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb  # noqa: PLR2004
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: Iterable[float], second: Iterable[float]) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
