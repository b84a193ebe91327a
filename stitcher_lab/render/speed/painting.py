"""Faces onto the picture: projected in one call, then one Cairo path for each (part of the speed-up ``camera3d``)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Mobject, VMobject
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP

from stitcher_lab.render.speed.faces import CURVE, Faces, fixed_shift

if TYPE_CHECKING:
    from manim.camera.three_d_camera import ThreeDCamera

RTOL = 1.0e-5  # of numpy.isclose, as in VMobject.consider_points_equals_2d
_NONE = np.zeros((1, 4))
_USUAL_ENDS = VMobject.get_gradient_start_and_end_points
_AXES_ENDS = "ThreeDAxes._set_axis_shading.<locals>.make_func.<locals>.<lambda>"


def paint(camera: ThreeDCamera, faces: Faces, context: cairo.Context[Any]) -> None:
    """Draw all faces, the first at the bottom."""
    flat = projected(camera, faces)
    outlines = Outlines(faces, flat)
    ends: list[float] = np.concatenate([flat[faces.firsts], flat[faces.lasts]], axis=1).ravel().tolist()
    _special_ends(camera, faces, ends)
    pens = Pens(camera, faces)
    index = -1
    for mobject, odd in zip(faces.mobjects, faces.odd, strict=True):
        if odd:
            camera.display_vectorized(mobject, context)
            pens.unknown()
            continue
        index += 1
        outlines.trace(context, index)
        if mobject.background_stroke_width:
            camera.apply_stroke(context, mobject, background=True)
            pens.unknown()
        if pens.take_fill(context, index, ends):
            context.fill_preserve()
        if pens.take_stroke(context, index, ends):
            context.stroke_preserve()


def projected(camera: ThreeDCamera, faces: Faces) -> np.ndarray:
    """``transform_points_pre_display`` for all points of all regular faces: x and y on the picture (count x 2)."""
    fixed, turned = camera.fixed_in_frame_mobjects, camera.fixed_orientation_mobjects
    if not fixed and not turned:
        flat: np.ndarray = camera.project_points(faces.points)[:, :2]
        return flat
    result = np.empty((len(faces.points), 2))
    free = np.ones(len(faces.points), bool)
    shifts: dict[Any, np.ndarray] = {}
    for mobject, first, count in zip(faces.regular, faces.firsts.tolist(), faces.counts.tolist(), strict=True):
        own = slice(first, first + count)
        if mobject in fixed:
            free[own] = False
            result[own] = faces.points[own, :2]
        elif mobject in turned:
            free[own] = False
            center = turned[mobject]
            if center not in shifts:
                shifts[center] = fixed_shift(camera, center)
            result[own] = (faces.points[own] + shifts[center])[:, :2]
    if free.any():
        result[free] = camera.project_points(faces.points[free])[:, :2]
    return result


def _special_ends(camera: ThreeDCamera, faces: Faces, ends: list[float]) -> None:
    """Put in where the colours of those begin and end that have an own idea of it; four numbers each."""
    done: dict[int, list[float]] = {}
    for index, mobject in enumerate(faces.regular):
        own = mobject.get_gradient_start_and_end_points
        if getattr(own, "__func__", None) is _USUAL_ENDS:
            continue
        cells = own.__closure__ if getattr(own, "__qualname__", "") == _AXES_ENDS else None
        if cells is None or mobject in camera.fixed_in_frame_mobjects or mobject in camera.fixed_orientation_mobjects:
            ends[4 * index : 4 * index + 4] = _on_picture(camera, mobject, own())
            continue
        axis = next(cell.cell_contents for cell in cells if isinstance(cell.cell_contents, Mobject))
        if id(axis) not in done:
            done[id(axis)] = _on_picture(camera, mobject, faces.axis_ends(axis, own))
        ends[4 * index : 4 * index + 4] = done[id(axis)]


def _on_picture(camera: ThreeDCamera, mobject: VMobject, points: Any) -> list[float]:
    return [float(value) for point in camera.transform_points_pre_display(mobject, points) for value in point[:2]]


class Outlines:
    """The paths of all faces: where each begins anew, where it is closed (``VMobject``'s rules for two dimensions)."""

    def __init__(self, faces: Faces, flat: np.ndarray) -> None:
        curves = flat.reshape(-1, CURVE, 2)
        counts = faces.counts // CURVE
        firsts = np.cumsum(counts) - counts
        begins = np.ones(len(curves), bool)
        tolerance = _tolerances(faces, counts)
        if len(curves) > 1:
            begins[1:] = ~_close(curves[:-1, -1], curves[1:, 0], tolerance[1:])
        begins[firsts] = True
        starts = np.flatnonzero(begins)
        stops = np.append(starts[1:], len(curves)) if len(curves) else starts
        closed = _close(curves[starts, 0], curves[stops - 1, -1], tolerance[starts])
        self._first: list[int] = np.append(np.searchsorted(starts, firsts), len(starts)).tolist()
        self._starts: list[int] = starts.tolist()
        self._stops: list[int] = stops.tolist()
        self._closed: list[bool] = closed.tolist()
        # Flat lists of numbers, and tuples that zip uses again: a list for each curve would keep the collector busy.
        self._anchors: list[float] = curves[:, 0].ravel().tolist()
        rest = iter(curves[:, 1:].ravel().tolist())
        self._curves = zip(rest, rest, rest, rest, rest, rest, strict=True)

    def trace(self, context: cairo.Context[Any], index: int) -> None:
        """Make the path of the face of this number the context's path; each face once, in their order."""
        context.new_path()
        curve_to = context.curve_to
        for part in range(self._first[index], self._first[index + 1]):
            start = self._starts[part]
            context.new_sub_path()
            context.move_to(self._anchors[2 * start], self._anchors[2 * start + 1])
            for x1, y1, x2, y2, x3, y3 in islice(self._curves, self._stops[part] - start):
                curve_to(x1, y1, x2, y2, x3, y3)
            if self._closed[part]:
                context.close_path()


def _tolerances(faces: Faces, counts: np.ndarray) -> np.ndarray:
    """How near two points must be to count as one, for each curve."""
    own = np.fromiter((m.tolerance_for_point_equality for m in faces.regular), float, len(faces.regular))
    return np.repeat(own, counts)


def _close(one: np.ndarray, two: np.ndarray, tolerance: np.ndarray) -> np.ndarray:
    """Whether points (count x 2) coincide, coordinate by coordinate, as ``numpy.isclose`` has it."""
    with np.errstate(invalid="ignore"):
        apart = np.abs(one - two)
        near = (apart <= tolerance[:, None] + RTOL * np.abs(two)) & np.isfinite(apart)
    both: np.ndarray = (near | (one == two)).all(axis=1)
    return both


class Pens:
    """The colour and line of each face, set in the context where they differ from what is set."""

    def __init__(self, camera: ThreeDCamera, faces: Faces) -> None:
        self._camera = camera
        self._mobjects = faces.regular
        shading = camera.should_apply_shading
        self._shaded = [shading and mobject.shade_in_3d for mobject in self._mobjects]
        self._fills = [vars(mobject).get("fill_rgbas", _NONE) for mobject in self._mobjects]
        self._strokes = [vars(mobject).get("stroke_rgbas", _NONE) for mobject in self._mobjects]
        self._lit_fills: tuple[list[list[float]], list[list[float]]] = ([], [])
        self._lit_strokes = self._lit_fills
        if any(self._shaded):
            light = camera.light_source.points[0]
            self._lit_fills = faces.lit("fill", self._fills, light)
            self._lit_strokes = faces.lit("stroke", self._strokes, light)
        self._line: tuple[Any, ...] = ()

    def unknown(self) -> None:
        """Forget what is set: somebody else has drawn."""
        self._line = ()

    def take_fill(self, context: cairo.Context[Any], index: int, ends: list[float]) -> bool:
        """Set the colour that a face is filled with; whether there is anything to be seen of it."""
        return self._take(context, index, ends, self._fills[index], self._lit_fills)

    def take_stroke(self, context: cairo.Context[Any], index: int, ends: list[float]) -> bool:
        """Set colour, width, joints and ends of a face's outline; whether there is anything to be seen of it."""
        mobject = self._mobjects[index]
        width = mobject.stroke_width
        if not isinstance(width, float | int):
            width = mobject.get_stroke_width()
        if width <= 0 or not self._take(context, index, ends, self._strokes[index], self._lit_strokes):
            return False
        line = (width, mobject.joint_type, mobject.cap_style)
        if line != self._line:
            self._line = line
            context.set_line_width(width * self._camera.cairo_line_width_multiple)
            context.set_line_join(LINE_JOIN_MAP[mobject.joint_type])
            context.set_line_cap(CAP_STYLE_MAP[mobject.cap_style])
        return True

    def _take(
        self,
        context: cairo.Context[Any],
        index: int,
        ends: list[float],
        colours: np.ndarray,
        lit: tuple[list[list[float]], list[list[float]]],
    ) -> bool:
        if self._shaded[index]:
            (red, green, blue, opacity), far = lit[0][index], lit[1][index]
            if opacity <= 0 and far[3] <= 0:
                return False
            first = 4 * index
            gradient = cairo.LinearGradient(ends[first], ends[first + 1], ends[first + 2], ends[first + 3])
            # Manim's pixels are RGBA where Cairo's are BGRA.
            gradient.add_color_stop_rgba(0, blue, green, red, opacity)
            gradient.add_color_stop_rgba(1, far[2], far[1], far[0], far[3])
            context.set_source(gradient)
            return True
        if len(colours) == 1:
            red, green, blue, opacity = colours[0].tolist()
            if opacity <= 0:
                return False
            context.set_source_rgba(blue, green, red, opacity)
            return True
        self._camera.set_cairo_context_color(context, colours, self._mobjects[index])
        return True
