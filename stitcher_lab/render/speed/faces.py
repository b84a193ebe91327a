"""Many faces as one array: how far each is from the camera, where its corners are, how the light falls on it.

Part of the speed-up ``camera3d``; the formulas are those of Manim 0.22's ``three_d_utils``, ``get_unit_normal`` and
``get_shaded_rgb``. Lengths are scene units. *Points* are the control points of cubic curves, four a curve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import VMobject
from manim.mobject.three_d.three_d_utils import get_3d_vmob_unit_normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from manim import Mobject

CURVE = 4  # points
# Keys of two faces that are nearer than this, relative to their size, might be in another order by rounding.
NEAR = 1e-9
# Just above the tolerance of get_unit_normal (1e-6): what is near it is left to the original.
ALIGNED = 1.01e-6

_CENTER_METHODS = (
    "get_center", "get_critical_point", "get_extremum_along_dim", "get_points_defining_boundary", "get_anchors",
    "get_start_anchors", "get_end_anchors", "get_family", "get_z_index_reference_point", "z_index_group",
)  # fmt: skip
# get_gradient_start_and_end_points is asked for apart: ThreeDAxes gives each of its members one of its own.
_DRAWN_METHODS = (
    "get_fill_rgbas", "get_stroke_rgbas", "get_stroke_width", "get_num_points",
    "get_subpath_split_indices_from_points", "consider_points_equals_2d", "get_anchors",
)  # fmt: skip


def _own(kind: type, names: Sequence[str], known: dict[type, bool]) -> bool:
    """Whether a class has Manim's methods of these names, and not some of its own."""
    found = known.get(kind)
    if found is None:
        found = known[kind] = issubclass(kind, VMobject) and all(
            getattr(kind, name, None) is getattr(VMobject, name, None) for name in names
        )
    return found


def _gathered(mobjects: Sequence[Mobject]) -> tuple[np.ndarray, np.ndarray]:
    """All points, one below the other, and how many each has."""
    points = [mobject.points for mobject in mobjects]
    return np.concatenate(points), np.fromiter(map(len, points), np.intp, len(points))


def _without(mobjects: list[VMobject], odd: list[bool]) -> tuple[list[VMobject], np.ndarray, np.ndarray]:
    """Those that are not odd, their points and the count of each."""
    regular = [mobject for mobject, strange in zip(mobjects, odd, strict=True) if not strange]
    return regular, *(_gathered(regular) if regular else (np.empty((0, 3)), np.empty(0, np.intp)))


class Depths:
    """The order in which faces are drawn; what does not change from frame to frame is kept."""

    def __init__(self) -> None:
        self._mobjects: list[Mobject] = []
        self._simple: np.ndarray = np.empty(0, bool)
        self._points: np.ndarray = np.empty((0, 3))
        self._centers: np.ndarray = np.empty((0, 3))
        self._known: dict[type, bool] = {}

    def order(self, mobjects: list[Mobject], rotation: np.ndarray) -> list[int] | None:
        """Return positions in ``mobjects``, the farthest from the camera first; ``None`` where one is nowhere.

        ``rotation`` is the camera's 3 x 3 matrix. Equally far ones stay in the order they have.
        """
        centers = self._find_centers(mobjects)
        keys = np.dot(centers, rotation.T)[:, 2]
        if not np.isfinite(keys).all():
            return None
        turn = np.argsort(keys, kind="stable")
        gaps = np.diff(keys[turn])
        near = gaps <= NEAR * (1 + np.abs(keys[turn[1:]]))
        if near.any():
            doubtful = turn[np.append(near, False) | np.append(False, near)]
            for index in doubtful.tolist():
                keys[index] = np.dot(centers[index], rotation.T)[2]  # Manim's own words, for the last bit
            turn = np.argsort(keys, kind="stable")
        order: list[int] = turn.tolist()
        return order

    def _find_centers(self, mobjects: list[Mobject]) -> np.ndarray:
        """Return the middle of each one's box, as ``get_z_index_reference_point`` does (count x 3)."""
        simple = np.fromiter((self._is_simple(mobject) for mobject in mobjects), bool, len(mobjects))
        alone = [mobject for mobject, single in zip(mobjects, simple.tolist(), strict=True) if single]
        centers = np.empty((len(mobjects), 3))
        if alone:
            points, counts = _gathered(alone)
            if not (alone == self._mobjects and np.array_equal(points, self._points)):
                # The box of the anchors: each curve's first and last point.
                anchors = points.reshape(-1, CURVE, 3)[:, ::3].reshape(-1, 3)
                starts = (np.cumsum(counts) - counts) // 2
                low, high = np.minimum.reduceat(anchors, starts), np.maximum.reduceat(anchors, starts)
                self._mobjects, self._points, self._centers = alone, points, (low + high) / 2
            centers[simple] = self._centers
        for index in np.flatnonzero(~simple).tolist():
            centers[index] = mobjects[index].get_z_index_reference_point()
        return centers

    def _is_simple(self, mobject: Mobject) -> bool:
        shape = mobject.points.shape
        return (
            not mobject.submobjects
            and shape[0] > 0
            and shape[0] % CURVE == 0
            and shape[1] == 3  # noqa: PLR2004 - dimensions
            and _own(type(mobject), _CENTER_METHODS, self._known)
            and vars(mobject).keys().isdisjoint(_CENTER_METHODS)
        )


class Faces:
    """A run of vectorised mobjects that are drawn one over the other.

    After :meth:`take`: ``mobjects``; ``odd``, for each whether Manim draws it itself; and for those that are not odd
    ``points`` (all, count x 3), ``counts`` and ``firsts`` (points of each and where they begin), ``regular`` (their
    positions in ``mobjects``), and ``fills`` and ``strokes``: for each one colour or two, as the light falls on it.
    """

    def __init__(self) -> None:
        self.mobjects: list[VMobject] = []
        self.odd: list[bool] = []
        self.regular: list[VMobject] = []
        self.points: np.ndarray = np.empty((0, 3))
        self.counts: np.ndarray = np.empty(0, np.intp)
        self.firsts: np.ndarray = np.empty(0, np.intp)
        self.lasts: np.ndarray = np.empty(0, np.intp)
        self._lit: dict[str, _Lit] = {"fill": _Lit(), "stroke": _Lit()}
        self._normals: tuple[np.ndarray, np.ndarray] | None = None
        self._known: dict[type, bool] = {}
        self._axes: dict[int, tuple[Mobject, np.ndarray, Any]] = {}

    def axis_ends(self, axis: Mobject, find: Callable[[], Any]) -> Any:
        """Return ``find()``, which looks at all points of ``axis``; kept until one of them moves."""
        points, _ = _gathered(axis.get_family())
        kept = self._axes.get(id(axis))
        if kept is None or kept[0] is not axis or not np.array_equal(kept[1], points):
            kept = self._axes[id(axis)] = (axis, points, find())
        return kept[2]

    def take(self, mobjects: list[VMobject]) -> None:
        """Take the mobjects of a frame; what is known from the frame before is kept where it still holds."""
        odd = self.odd if mobjects == self.mobjects else [not self._is_regular(mobject) for mobject in mobjects]
        regular, points, counts = _without(mobjects, odd)
        if (counts % CURVE).any() or not counts.all() or not np.isfinite(points).all():
            odd = [not self._is_regular(mobject) or not np.isfinite(mobject.points).all() for mobject in mobjects]
            regular, points, counts = _without(mobjects, odd)
        if not (
            regular == self.regular and np.array_equal(counts, self.counts) and np.array_equal(points, self.points)
        ):
            self.firsts = np.cumsum(counts) - counts
            self.lasts = self.firsts + (counts - 1) // 6 * 3  # get_3d_vmob_end_corner_index
            self._normals = None
        self.mobjects, self.odd, self.regular, self.points, self.counts = mobjects, odd, regular, points, counts

    def lit(
        self, what: str, colours: list[np.ndarray], light: np.ndarray
    ) -> tuple[list[list[float]], list[list[float]]]:
        """Return the colours (red, green, blue, opacity) at the first and at the far corner of each face.

        ``colours`` holds one array for each regular mobject, one colour or more a row; ``light`` is where it comes
        from. ``what`` is ``fill`` or ``stroke``.
        """
        if self._normals is None:
            self._normals = self._unit_normals(self.firsts), self._unit_normals(self.lasts)
            for kept in self._lit.values():
                kept.forget()
        corners = (self.points[self.firsts], self.points[self.lasts])
        return self._lit[what].colours(colours, light, corners, self._normals)

    def _is_regular(self, mobject: VMobject) -> bool:
        shape = mobject.points.shape
        return (
            shape[0] > 0
            and shape[0] % CURVE == 0
            and shape[1] == 3  # noqa: PLR2004 - dimensions
            and _own(type(mobject), _DRAWN_METHODS, self._known)
            and vars(mobject).keys().isdisjoint(_DRAWN_METHODS)
        )

    def _unit_normals(self, at: np.ndarray) -> np.ndarray:
        """``get_3d_vmob_unit_normal`` for the points of these numbers, one a mobject (count x 3)."""
        points, firsts, counts = self.points, self.firsts, self.counts
        place = at - firsts
        before = np.where(place > 2, at - 3, firsts + counts - 4)  # noqa: PLR2004 - the anchor before
        after = np.where(place < counts - 3, at + 3, firsts + np.minimum(3, counts - 1))
        one, two = points[after] - points[at], points[before] - points[at]
        size_one, size_two = np.abs(one).max(axis=1, keepdims=True), np.abs(two).max(axis=1, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            (x1, y1, z1), (x2, y2, z2) = (one / size_one).T, (two / size_two).T
            normal = np.stack([y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2], axis=1)
            length = np.sqrt(np.einsum("ij,ij->i", normal, normal))
            unit: np.ndarray = normal / length[:, None]
            usual = (counts > CURVE) & (length > ALIGNED)
        for index in np.flatnonzero(~usual).tolist():
            unit[index] = get_3d_vmob_unit_normal(self.regular[index], int(place[index]))
        return unit


class _Lit:
    """Colours under the light, kept while neither colours nor light change."""

    def __init__(self) -> None:
        self._from: tuple[np.ndarray, ...] | None = None
        self._result: tuple[list[list[float]], list[list[float]]] | None = None

    def forget(self) -> None:
        self._from = None

    def colours(
        self,
        colours: list[np.ndarray],
        light: np.ndarray,
        corners: tuple[np.ndarray, np.ndarray],
        normals: tuple[np.ndarray, np.ndarray],
    ) -> tuple[list[list[float]], list[list[float]]]:
        rows = np.concatenate(colours)
        counts = np.fromiter(map(len, colours), np.intp, len(colours))
        given = (rows, counts, np.array(light))
        if self._result is None or self._from is None or not all(map(np.array_equal, given, self._from)):
            firsts = np.cumsum(counts) - counts
            seconds = firsts + np.minimum(counts - 1, 1)
            self._from = given
            self._result = (
                _shaded(rows[firsts], corners[0], normals[0], light).tolist(),
                _shaded(rows[seconds], corners[1], normals[1], light).tolist(),
            )
        return self._result


def _shaded(colours: np.ndarray, corners: np.ndarray, normals: np.ndarray, light: np.ndarray) -> np.ndarray:
    """``get_shaded_rgb`` for many colours (count x 4)."""
    to_light = light - corners
    length = np.sqrt(np.einsum("ij,ij->i", to_light, to_light))
    to_light /= np.where(length > 0, length, 1)[:, None]
    shine = 0.5 * np.einsum("ij,ij->i", normals, to_light) ** 3
    shine[shine < 0] *= 0.5
    shaded = np.array(colours, dtype=float)
    shaded[:, :3] += shine[:, None]
    return shaded


def fixed_shift(camera: Any, center: Callable[[], np.ndarray]) -> np.ndarray:
    """How far a mobject of fixed orientation is moved by the projection."""
    middle = center()
    shift: np.ndarray = camera.project_point(middle) - middle
    return shift
