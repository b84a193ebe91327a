"""Flat mobjects onto the picture, many at a time.

Replaces: ``Camera.display_multiple_non_background_colored_vmobjects`` and ``Camera.type_or_raise`` of Manim 0.22, for
cameras that keep Manim's own way to draw (``Camera``, ``MovingCamera`` and their like; not ``ThreeDCamera``). Manim
finds the subpaths of each mobject by some dozen calls of NumPy, and tells Cairo each curve by a call.

Why no pixel changes: Cairo is told the same, in the same order, to the last bit: the same doubles for every point
(:mod:`stitcher_lab.render.speed.outlines`), colour and line width. What is left out is filling and stroking with an
opacity of nought, which Cairo itself leaves out. Mobjects of an unusual form (points that are not finite or not in
fours, classes with their own idea of a subpath) are drawn in Manim's way, in their turn.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any

import numpy as np
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP, Camera
from manim.mobject.types.vectorized_mobject import VMobject

from stitcher_lab.render.area import Area
from stitcher_lab.render.speed import MovedSeamError
from stitcher_lab.render.speed.canvas import canvas_of
from stitcher_lab.render.speed.outlines import CURVE, Outlines, open_cairo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import cairo

_OURS = (
    "display_vectorized", "set_cairo_context_path", "set_cairo_context_color", "apply_fill", "apply_stroke",
    "get_fill_rgbas", "get_stroke_rgbas", "transform_points_pre_display", "points_to_subpixel_coords",
)  # fmt: skip
_THEIRS = ("get_subpath_split_indices_from_points", "consider_points_equals_2d")

_manims = {name: vars(Camera)[name] for name in _OURS}
_manims_mobjects = {name: vars(VMobject)[name] for name in _THEIRS}
_display = Camera.display_multiple_non_background_colored_vmobjects
_type_or_raise = Camera.type_or_raise
_append: Any = None
_plain_classes: dict[type, bool] = {}


def install() -> None:
    """Draw flat mobjects our way from now on."""
    global _append  # noqa: PLW0603 - one library for the process
    names = Camera.display_vectorized.__code__.co_names
    if names != ("set_cairo_context_path", "apply_stroke", "apply_fill"):
        raise MovedSeamError("Camera.display_vectorized draws in another way")
    _append = open_cairo()
    Camera.display_multiple_non_background_colored_vmobjects = display
    Camera.type_or_raise = type_or_raise


def type_or_raise(self: Camera, mobject: Any) -> Any:
    """As Manim's own, which looks each time; the answer for a class is kept."""
    owner, kinds = self.__dict__.get("_kinds", (0, {}))
    if owner != id(self):  # a copy of a camera looks for itself: Manim notes the methods of the one that looked
        kinds = {}
        self._kinds = id(self), kinds
    kind = kinds.get(type(mobject))
    if kind is None:
        kind = kinds[type(mobject)] = _type_or_raise(self, mobject)
    return kind


def draws_as_manim(camera: Camera) -> bool:
    """Whether a camera draws flat mobjects in Manim's own way."""
    return _as_manim(type(camera), _manims)


def _as_manim(kind: type, originals: dict[str, Any]) -> bool:
    known = _plain_classes.get(kind)
    if known is None:
        known = _plain_classes[kind] = all(getattr(kind, name, None) is own for name, own in originals.items())
    return known


def display(self: Camera, vmobjects: Iterable[VMobject], pixel_array: np.ndarray) -> None:
    """Draw mobjects in turn, the first at the bottom."""
    drawn = list(vmobjects)
    if not draws_as_manim(self):
        _display(self, drawn, pixel_array)
        return
    canvas = canvas_of(self) if pixel_array is self.pixel_array else None
    before = None if canvas is None else canvas.drawn()
    context = self.get_cairo_context(pixel_array)
    regular = [_is_regular(mobject) for mobject in drawn]
    batch = [mobject for mobject, usual in zip(drawn, regular, strict=True) if usual]
    points = _points(batch)
    outlines = _outlines(batch, points)
    if outlines is None:
        for mobject in drawn:
            self.display_vectorized(mobject, context)
        return
    pen = _Pen(self, context, batch)
    index = 0
    for mobject, usual in zip(drawn, regular, strict=True):
        if not usual:
            self.display_vectorized(mobject, context)
            continue
        outlines.trace(context, index)
        pen.draw(mobject, index)
        index += 1
    if canvas is not None and before is not None and all(regular):
        canvas.narrow(before, _reach(self, context, batch, points))


def _reach(camera: Camera, context: cairo.Context[Any], batch: Sequence[VMobject], points: np.ndarray) -> Area:
    """The pixels that paths and their lines may reach.

    A curve lies within its four points. A line reaches half its width further, and where it turns sharply as many
    times that as Cairo's miter limit says; ends that stand out reach less.
    """
    widths = [max(mobject.get_stroke_width(), mobject.get_stroke_width(True)) for mobject in batch]  # noqa: FBT003
    reach = max(widths) * camera.cairo_line_width_multiple / 2 * context.get_miter_limit()
    matrix = context.get_matrix()
    rows = _span(points[:, 1], reach, matrix.yy, matrix.y0, camera.pixel_height)
    return Area(*rows, *_span(points[:, 0], reach, matrix.xx, matrix.x0, camera.pixel_width))


def _span(places: np.ndarray, reach: float, scale: float, offset: float, length: int) -> tuple[int, int]:
    """The pixels of one axis, of ``length`` (first, one past the last), up to ``reach`` away from any of ``places``."""
    edges = offset + scale * float(places.max()), offset + scale * float(places.min())
    further = reach * abs(scale) + SMEAR
    # In this order, what is no number gives way to the picture's own edge; finite points may lie at infinite pixels.
    first, last = max(0.0, min(edges) - further), min(float(length), max(edges) + further)
    return floor(min(first, float(length))), ceil(max(0.0, last))


def _is_regular(mobject: VMobject) -> bool:
    points = mobject.points
    return (
        mobject.n_points_per_cubic_curve == CURVE
        and points.ndim == 2  # noqa: PLR2004
        and len(points) >= CURVE
        and not len(points) % CURVE
        and points.shape[1] == 3  # noqa: PLR2004
        and points.dtype == np.float64
        and mobject.tolerance_for_point_equality == _TOLERANCE
        and _as_manim(type(mobject), _manims_mobjects)
    )


SMEAR = 2.0  # pixels to each side, for smooth edges
_TOLERANCE = VMobject().tolerance_for_point_equality


def _points(batch: Sequence[VMobject]) -> np.ndarray:
    """The points of all, one after another (count x 3)."""
    return np.concatenate([mobject.points for mobject in batch]) if batch else np.empty((0, 3))


def _outlines(batch: Sequence[VMobject], points: np.ndarray) -> Outlines | None:
    """The paths of all, or ``None`` where there is none, or a point that is not finite."""
    if not len(points) or not np.isfinite(points).all():
        return None
    curves = points.reshape(-1, CURVE, 3)[:, :, :2]
    return Outlines(_append, curves, [len(mobject.points) // CURVE for mobject in batch], _TOLERANCE)


class _Pen:
    """Fills and strokes the context's path with a mobject's own colours and lines."""

    def __init__(self, camera: Camera, context: cairo.Context[Any], batch: Sequence[VMobject]) -> None:
        self._camera = camera
        self._context = context
        self._fills = [mobject.get_fill_rgbas() for mobject in batch]
        self._width = camera.cairo_line_width_multiple, camera.frame_width / camera.frame_width

    def draw(self, mobject: VMobject, index: int) -> None:
        """Stroke what lies behind, fill, stroke: in the order of ``Camera.display_vectorized``."""
        width = mobject.get_stroke_width(True)  # noqa: FBT003 - Manim's signature
        if width:
            self._stroke(mobject, width, mobject.get_stroke_rgbas(True))  # noqa: FBT003
        if self._take(self._fills[index], mobject):
            self._context.fill_preserve()
        width = mobject.get_stroke_width(False)  # noqa: FBT003
        if width:
            self._stroke(mobject, width, mobject.get_stroke_rgbas(False))  # noqa: FBT003

    def _stroke(self, mobject: VMobject, width: float, rgbas: np.ndarray) -> None:
        context = self._context
        if not self._take(rgbas, mobject):
            return
        multiple, ratio = self._width
        context.set_line_width(width * multiple * ratio)
        context.set_line_join(LINE_JOIN_MAP[mobject.joint_type])
        context.set_line_cap(CAP_STYLE_MAP[mobject.cap_style])
        context.stroke_preserve()

    def _take(self, rgbas: np.ndarray, mobject: VMobject) -> bool:
        """Take the colour, or say that nothing would be seen of it."""
        if len(rgbas) == 1:
            red, green, blue, opacity = rgbas[0].tolist()
            if opacity <= 0:
                return False
            self._context.set_source_rgba(blue, green, red, opacity)  # Cairo's bytes are the other way round
        else:
            self._camera.set_cairo_context_color(self._context, rgbas, mobject)
        return True
