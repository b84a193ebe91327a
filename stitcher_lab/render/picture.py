"""What is on the picture: the pieces of text with their glyphs, and the shapes, in drawing order.

Runs inside the sandbox, on Manim's own geometry. A piece of text is a ``Text``, ``MathTex`` or their kin as the author
added it; its *ink* is the boxes of its visible glyphs. Lengths are scene units: the frame is 8 units high.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    from collections.abc import Iterator

    import numpy as np
    from manim import Scene

TEXT_TYPES = (Text, MarkupText, Paragraph, SingleStringMathTex, DecimalNumber)

VISIBLE = 0.12  # opacity below which nobody sees a thing


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


def members_of(scene: Scene) -> Iterator[Mobject]:
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


def texts_of(drawn: list[Mobject]) -> list[Ink]:
    """Find the pieces of text among the members of a picture, in drawing order."""
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
                colour=rgb_of(glyphs[0].get_fill_color()),
                opacity=max(_opacity(glyph) for glyph in glyphs),
            ),
        )
    return inks


def shapes_of(drawn: list[Mobject], inks: list[Ink]) -> list[Shape]:
    """Find the visible shapes that belong to no text."""
    letters = frozenset().union(*(ink.members for ink in inks)) if inks else frozenset()
    return [
        Shape(
            order=position,
            member=id(member),
            points=member.points,
            box=_box(member.points),
            fill=rgb_of(member.get_fill_color()),
            fill_opacity=float(member.get_fill_opacity()),
            stroke=rgb_of(member.get_stroke_color()),
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


def rgb_of(colour: Any) -> tuple[float, float, float]:
    """Return a Manim colour as red, green and blue, each 0 to 1; the first of a gradient, black where there is none."""
    if isinstance(colour, list | tuple):
        colour = colour[0] if colour else None
    if colour is None:
        return 0.0, 0.0, 0.0
    values = colour.to_rgb()
    return float(values[0]), float(values[1]), float(values[2])


def frame_of(scene: Scene) -> Box:
    """Return what the camera shows."""
    camera = scene.camera
    frame = getattr(camera, "frame", None)
    if isinstance(frame, Mobject):
        return _box(frame.points)
    half_width, half_height = config.frame_width / 2, config.frame_height / 2
    return Box(-half_width, -half_height, half_width, half_height)
