"""The outlines of many mobjects as paths, made by a few NumPy calls and handed to Cairo whole.

Cairo takes a path as an array of 16-byte units (``cairo_path_data_t`` in cairo.h): a header that says what follows and
of how many units it is, then the points. Points go in as the doubles that they are, so that Cairo is told exactly what
a call of ``move_to``, ``curve_to`` and ``close_path`` for each of them would have told it; ``cairo_append_path`` makes
these calls itself. PyCairo has no such function, so the library that PyCairo itself is linked to is called.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np

from stitcher_lab.render.speed import MovedSeamError

if TYPE_CHECKING:
    from collections.abc import Sequence

CURVE = 4  # points of a cubic Bézier curve
RTOL = 1.0e-5  # numpy.isclose's, which Manim's comparisons of points take over

_MOVE, _CURVE, _CLOSE = 0, 2, 3  # cairo_path_data_type_t
_UNIT = 16  # bytes


class _Path(ctypes.Structure):
    _fields_ = (("status", ctypes.c_int), ("data", ctypes.c_void_p), ("num_data", ctypes.c_int))


class _Context(ctypes.Structure):
    """The start of ``PycairoContext`` (pycairo.h): CPython's object header, then the pointer."""

    _fields_ = (("count", ctypes.c_ssize_t), ("type", ctypes.c_void_p), ("context", ctypes.c_void_p))


def _header(kind: int, length: int) -> float:
    return float(np.array([kind, length], np.int32).view(np.float64)[0])


_MOVES, _CURVES, _CLOSES = _header(_MOVE, 2), _header(_CURVE, 4), _header(_CLOSE, 1)


def open_cairo() -> Any:
    """Return ``cairo_append_path`` of the library that PyCairo uses.

    Raises
    ------
    MovedSeamError
        It cannot be reached, or a path that is handed over so is not the path that came back.

    """
    if cairo.Context.__basicsize__ != ctypes.sizeof(_Context) + ctypes.sizeof(ctypes.c_void_p):
        raise MovedSeamError("PyCairo's contexts have another form")
    try:
        library = ctypes.CDLL(cairo._cairo.__file__)  # type: ignore[attr-defined]  # noqa: SLF001
        append = library.cairo_append_path
        append.argtypes, append.restype = [ctypes.c_void_p, ctypes.POINTER(_Path)], None
    except (OSError, AttributeError) as error:
        raise MovedSeamError("PyCairo's own library is out of reach") from error
    one, other = (cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4)) for _ in range(2))
    one.move_to(0.25, 1.5)
    one.curve_to(1, 2.25, 3, 0.5, 0.25, 1.5)
    one.close_path()
    points = np.array([[[0.25, 1.5], [1, 2.25], [3, 0.5], [0.25, 1.5]]])
    Outlines(append, points, [1], 1e-6).trace(other, 0)
    if list(one.copy_path()) != list(other.copy_path()):
        raise MovedSeamError("Cairo takes paths in another form")
    return append


class Outlines:
    """The paths of some mobjects.

    Parameters
    ----------
    append
        From :func:`open_cairo`.
    curves
        The curves of all of them, one after another (count x 4 x 2), finite.
    counts
        How many curves each has, at least one.
    tolerance
        How far apart two points may be and are the same (``VMobject.tolerance_for_point_equality``).

    """

    def __init__(self, append: Any, curves: np.ndarray, counts: Sequence[int], tolerance: float) -> None:
        self._append = append
        stops = np.cumsum(counts)
        firsts = stops - counts
        begins, closed_ends = _subpaths(curves, firsts, tolerance)
        units = 4 + 2 * begins + closed_ends
        ends = np.cumsum(units)
        places = ends - units
        # Where each mobject's path begins, and one more.
        self._bounds = [*places[firsts].tolist(), int(ends[-1])]
        data = np.empty((int(ends[-1]), 2))
        moves = places[begins]
        data[moves, 0] = _MOVES
        data[moves + 1] = curves[begins, 0]
        heads = places + 2 * begins
        data[heads, 0] = _CURVES
        data[heads + 1], data[heads + 2], data[heads + 3] = curves[:, 1], curves[:, 2], curves[:, 3]
        data[heads[closed_ends] + 4, 0] = _CLOSES
        self._data = data
        self._address = data.ctypes.data
        self._path = _Path(0, None, 0)
        self._pointer = ctypes.byref(self._path)

    def trace(self, context: cairo.Context[Any], index: int) -> None:
        """Make the outline of a mobject the context's path."""
        start = self._bounds[index]
        self._path.data = self._address + _UNIT * start
        self._path.num_data = self._bounds[index + 1] - start
        context.new_path()
        self._append(_Context.from_address(id(context)).context, self._pointer)


def _subpaths(curves: np.ndarray, firsts: np.ndarray, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
    """Return which curves begin a subpath, and which end one that closes, as ``VMobject`` compares points.

    As ``get_subpath_split_indices_from_points(points, n_dims=2)`` and ``consider_points_equals_2d`` do for finite
    points.
    """
    begins = np.empty(len(curves), bool)
    begins[0] = True
    starts = curves[1:, 0]
    near = np.abs(curves[:-1, 3] - starts) <= tolerance + RTOL * np.abs(starts)
    np.logical_not(near[:, 0] & near[:, 1], out=begins[1:])
    begins[firsts] = True
    opening = np.flatnonzero(begins)
    closing = np.append(opening[1:], len(curves)) - 1
    last = curves[closing, 3]
    near = np.abs(curves[opening, 0] - last) <= tolerance + RTOL * np.abs(last)
    ends = np.zeros(len(curves), bool)
    ends[closing] = near[:, 0] & near[:, 1]
    return begins, ends
