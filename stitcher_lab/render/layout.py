"""Looks for what a viewer could not read: text over text, text off the frame, text behind a shape, text too small.

Runs inside the sandbox at the end of every beat, before any frame is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject, VMobject, config

from stitcher_lab.render.picture import Box, Ink, Shape, frame_of, members_of, rgb_of, shapes_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manim import Scene

# Fractions of a glyph box, and units of Manim's frame (8 units high).
OVERLAP = 0.12
EDGE = 0.02
SMALLEST = 0.13
# WCAG 2.2, 1.4.3: large text needs a contrast ratio of 3.
CONTRAST = 3.0
# Captions cover the lowest eighth of the picture when they are on.
CAPTION_ZONE = 0.125
# A picture may rest, to be looked at: not for so many seconds, when that is the greater part of the line.
LONGEST_REST = 5.0
RESTING_PART = 0.7


def inspect(scene: Scene) -> list[dict[str, Any]]:
    """Find the flaws of the picture as it stands; each a mapping with ``kind``, ``severity`` and ``message``."""
    drawn = list(members_of(scene))
    inks = texts_of(drawn)
    shapes = shapes_of(drawn, inks)
    frame = frame_of(scene)
    findings: list[dict[str, Any]] = []
    if not inks and not _anything_else(drawn, shapes):
        findings += _finding("blank", "warning", "the picture is empty")
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


def at_rest(tracker: Any) -> list[dict[str, Any]]:
    """Find a picture that rests while its line goes on; ``tracker`` is the line's, at the end of its animations."""
    if tracker is None:
        return []
    rest = tracker.get_remaining_duration()
    if rest < LONGEST_REST or rest < RESTING_PART * tracker.duration:
        return []
    message = f"nothing moves for {rest:.0f} of the {tracker.duration:.0f} seconds that the line takes"
    return _finding("still", "warning", message)


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
    ground = rgb_of(config.background_color)
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
