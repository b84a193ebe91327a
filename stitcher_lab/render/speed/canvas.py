"""Pictures go to the encoder in the arrays that they were drawn into, and these are cleared where something was drawn.

Replaces: ``Camera.set_pixel_array`` of Manim 0.22 where it clears the picture, and ``DrawingRenderer.take_frame``.
Manim copies the whole background into one array before each frame, and the whole array away after it. Here the camera
gets another array in the place of one that was handed over. The arrays come back, and each knows what it was cleared
with and where it was drawn on since: where it is to be cleared with the same, that area is enough.

Why no pixel changes: every pixel that is not copied holds what the copy would put there. What Manim draws with goes
through four methods of the camera. One of them gives out Cairo contexts, the others write into the array themselves:
each marks everything, and only :mod:`stitcher_lab.render.speed.drawing`, which knows how far its paths and lines reach,
says less. Scripts that write into pictures themselves are found by what they would have to name
(:func:`may_hand_over`); for them, and for other cameras than Manim's own three, everything is copied as ever.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera
from manim.camera.three_d_camera import ThreeDCamera

from stitcher_lab.render import stage
from stitcher_lab.render.area import NOTHING, Area
from stitcher_lab.render.speed import MovedSeamError

if TYPE_CHECKING:
    from collections.abc import Callable

_CAMERAS = (Camera, MovingCamera, ThreeDCamera)
_WRITERS = (
    "get_cairo_context", "display_multiple_point_cloud_mobjects", "display_multiple_image_mobjects",
    "display_multiple_background_colored_vmobjects",
)  # fmt: skip
_TELLTALES = re.compile(r"pixel_array|capture_mobject|display_|cairo|background\s*\[|renderer|static_image")
MOST = 16  # arrays that are remembered; more are never under way

_set_pixel_array = Camera.set_pixel_array
_take_frame = stage.DrawingRenderer.take_frame
_get_frame = stage.DrawingRenderer.get_frame
_handing = False


def install() -> None:
    """Hand arrays over, and clear no more than there is, from now on."""
    if "set_pixel_array" not in Camera.reset.__code__.co_names:
        raise MovedSeamError("Camera.reset clears the picture in another way")
    global _handing  # noqa: PLW0603 - as Manim's classes, one for the process
    _handing = True
    for name in _WRITERS:
        setattr(Camera, name, _marking(getattr(Camera, name)))
    Camera.set_pixel_array = set_pixel_array
    stage.DrawingRenderer.take_frame = take_frame  # type: ignore[method-assign]
    stage.DrawingRenderer.get_frame = get_frame  # type: ignore[method-assign]


def may_hand_over(source: str) -> bool:
    """Whether a script does not look as if it wrote into its pictures itself."""
    return not _TELLTALES.search(source)


def keep() -> None:
    """Copy every picture from now on, as Manim does."""
    global _handing  # noqa: PLW0603 - one script in a process
    _handing = False


class _Ground:
    """What pictures are cleared with; ``source`` is the same, from fewer bytes where all rows are alike."""

    def __init__(self, array: np.ndarray) -> None:
        self.array = array
        first = array[:1]
        plain = np.array_equal(array[-1:], first) and bool((array == first).all())
        self.source = np.broadcast_to(first, array.shape) if plain else array


class _Sheet:
    """An array, what it was cleared with, and where it was drawn on since."""

    def __init__(self, array: np.ndarray) -> None:
        self.array = array
        self.ground: np.ndarray | None = None
        self.drawn = Area.of(array)

    def clear(self, ground: _Ground) -> None:
        stale = self.drawn if self.ground is ground.array else Area.of(self.array)
        np.copyto(self.array[stale.slices], ground.source[stale.slices])
        self.ground = ground.array
        self.drawn = NOTHING

    def mark(self, area: Area) -> None:
        self.drawn = self.drawn.union(area.intersection(Area.of(self.array)))


class Canvas:
    """The arrays that one camera draws into; at any time one of them is its ``pixel_array``."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._sheets: dict[int, _Sheet] = {}
        self._ground: _Ground | None = None
        self._last: tuple[np.ndarray | None, np.ndarray | None, Area] = (None, None, NOTHING)
        self._spare: Callable[[], np.ndarray | None] | None = None  # set while the current array is somebody else's

    def clear(self, ground: np.ndarray) -> None:
        """Have the camera's picture be ``ground`` (height x width x 4, RGBA, uint8)."""
        if self._spare is not None:
            self._turn(self._spare())
            self._spare = None
        if self._ground is None or self._ground.array is not ground:
            self._ground = _Ground(ground)
        self._sheet().clear(self._ground)

    def hand_over(self, spare: Callable[[], np.ndarray | None]) -> np.ndarray:
        """Return the picture's own array; before the next one is drawn, ``spare`` is asked for another."""
        self._spare = spare
        array: np.ndarray = self._camera.pixel_array
        return array

    def differs_from(self, other: np.ndarray | None) -> Area | None:
        """Return within which area the picture may differ from the one handed over last, if ``other`` is that."""
        sheet = self._sheet()
        last, ground, drawn = self._last
        self._last = sheet.array, sheet.ground, sheet.drawn
        if other is None or last is not other or sheet.ground is None or ground is not sheet.ground:
            return None
        return drawn.union(sheet.drawn)

    def drawn(self) -> Area:
        """Return where the picture was drawn on."""
        return self._sheet().drawn

    def narrow(self, before: Area, area: Area) -> None:
        """Take back that all was drawn on: it was what was drawn on ``before``, and ``area``."""
        sheet = self._sheet()
        sheet.drawn = before
        sheet.mark(area)

    def mark_all(self, array: np.ndarray) -> None:
        """Take it that all of an array is drawn on, if it is one of these."""
        sheet = self._sheets.get(id(array))
        if sheet is not None:
            sheet.mark(Area.of(array))

    def _sheet(self) -> _Sheet:
        array: np.ndarray = self._camera.pixel_array
        sheet = self._sheets.get(id(array))
        if sheet is None:
            sheet = self._sheets[id(array)] = _Sheet(array)
            if len(self._sheets) > MOST:
                self._forget(next(iter(self._sheets)))
        return sheet

    def _turn(self, array: np.ndarray | None) -> None:
        """Make another array the camera's, with a context that looks where the old one's looks."""
        camera, old = self._camera, self._camera.pixel_array
        if array is None or array.shape != old.shape or array.dtype != old.dtype:
            array = np.empty_like(old)
        context = camera.get_cached_cairo_context(old)
        camera.pixel_array = array
        if context is not None:
            camera.get_cairo_context(array).set_matrix(context.get_matrix())

    def _forget(self, number: int) -> None:
        del self._sheets[number]
        self._camera.pixel_array_to_cairo_context.pop(number, None)


def canvas_of(camera: Camera) -> Canvas | None:
    """Return what a camera draws into; ``None`` where pictures are copied."""
    if not _handing or type(camera) not in _CAMERAS:
        return None
    owner, canvas = vars(camera).get("_canvas", (0, None))
    if owner != id(camera):  # a copy of a camera has arrays of its own
        canvas = Canvas(camera)
        camera._canvas = id(camera), canvas  # noqa: SLF001 - ours
    return canvas  # type: ignore[no-any-return]


def set_pixel_array(self: Camera, pixel_array: Any, convert_from_floats: bool = False) -> None:  # noqa: FBT001, FBT002
    """Clear the picture with another (a method of the camera)."""
    canvas = canvas_of(self)
    own = vars(self).get("pixel_array")
    if (
        canvas is None or convert_from_floats or own is None or not isinstance(pixel_array, np.ndarray)
        or pixel_array.shape != own.shape or pixel_array.dtype != own.dtype
    ):  # fmt: skip
        _set_pixel_array(self, pixel_array, convert_from_floats)
        if canvas is not None:
            canvas.mark_all(self.pixel_array)
    else:
        canvas.clear(pixel_array)


def take_frame(self: stage.DrawingRenderer) -> np.ndarray:
    """Return the picture, in an array that nobody will write into any more (a method of the renderer)."""
    canvas = canvas_of(self.camera)
    spare = getattr(self.file_writer, "spare", None)
    if canvas is None or spare is None:
        return _take_frame(self)
    if type(self).mark is not None:
        canvas.mark_all(self.camera.pixel_array)
    self._within = canvas.differs_from(self._written)
    frame = canvas.hand_over(spare)
    self.shown = self._made = frame
    self._marked = None  # what is in the array is new
    return frame


def get_frame(self: stage.DrawingRenderer) -> np.ndarray:
    """Return a copy of the picture (a method of the renderer); arrays that come back are for drawing into."""
    if canvas_of(self.camera) is None:
        return _get_frame(self)
    picture: np.ndarray = self.camera.pixel_array.copy()
    return picture


def _marking(method: Any) -> Any:
    """Have a method that draws into an array say so: its last argument, as Manim passes it."""

    def marking(self: Camera, *args: Any, **kwargs: Any) -> Any:
        canvas = canvas_of(self)
        if canvas is not None:
            canvas.mark_all(args[-1] if args else self.pixel_array)
        return method(self, *args, **kwargs)

    return marking
