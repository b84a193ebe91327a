"""A picture that has not changed is not drawn.

Replaces: ``DrawingRenderer.update_frame``, which is Manim 0.22's ``CairoRenderer.update_frame``. Manim knows that a
``wait`` without updaters stands still, and draws it once. It does not see that nothing moves where there are updaters,
or while the animations that take part in a play are all at rest.

Why no pixel changes: a picture is left as it is only if everything that it is computed from is what it was for the last
one, to the bit: the camera's frame, what lies behind, which mobjects there are in which order, their points, colours
and lines. Two pictures are compared point by point first; only where these are alike are colours looked at, from the
next picture on. Cameras and mobjects that are drawn in a way of their own, and gradients, are drawn each time.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera
from manim.mobject.mobject import Mobject
from manim.mobject.types.vectorized_mobject import VMobject
from manim.utils.iterables import list_update

from stitcher_lab.render import stage
from stitcher_lab.render.speed import MovedSeamError
from stitcher_lab.render.speed.drawing import draws_as_manim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from manim import Scene

_draw = stage.DrawingRenderer.update_frame
_set_pixel_array: Any = None


def install() -> None:
    """Leave pictures that have not changed as they are from now on."""
    if "set_pixel_array" not in Camera.reset.__code__.co_names:
        raise MovedSeamError("Camera.reset clears the picture in another way")
    global _set_pixel_array  # noqa: PLW0603 - what is there now, which may not be Manim's own
    _set_pixel_array = Camera.set_pixel_array
    stage.DrawingRenderer.update_frame = update_frame  # type: ignore[method-assign]
    Camera.set_pixel_array = set_pixel_array


def set_pixel_array(self: Camera, *args: Any, **kwargs: Any) -> None:
    """As Manim's own; what was drawn before is no longer there."""
    self.__dict__.pop("_look", None)
    _set_pixel_array(self, *args, **kwargs)


def update_frame(
    self: stage.DrawingRenderer,
    scene: Scene,
    mobjects: Iterable[Mobject] | None = None,
    *args: Any,
    **kwargs: Any,
) -> None:
    """Draw the picture, unless it is the one that is there."""
    camera = self.camera
    if args or kwargs or type(camera) not in (Camera, MovingCamera) or not draws_as_manim(camera):
        _draw(self, scene, mobjects, *args, **kwargs)
        return
    shown = list(mobjects) if mobjects else list_update(scene.mobjects, scene.foreground_mobjects)
    # Value trackers and the like have points, and are drawn as nothing.
    members = [
        member for member in camera.get_mobjects_to_display(shown) if camera.type_or_raise(member) is not Mobject
    ]
    last: _Look | None = camera.__dict__.get("_look")
    interest = camera.__dict__.setdefault("_interest", _Interest())
    look = _look_at(self, members, last) if interest.wakes() else None
    if last is not None and look is not None:
        if look.is_sure and look == last:
            return
        interest.saw(alike=look.is_sure)
    self.shown = None
    if self.static_image is not None:
        camera.set_frame_to_background(self.static_image)
    else:
        camera.reset()
    for kind, group in itertools.groupby(members, camera.type_or_raise):
        camera.display_funcs[kind](list(group), camera.pixel_array)
    if look is not None:
        look.ground[PICTURE] = camera.pixel_array  # clearing may have put another in its place
    camera._look = look  # noqa: SLF001 - ours, and gone with the picture that it tells of


class _Interest:
    """Whether it is worth looking at a picture: while all that is seen is movement, eight of ten are passed over."""

    def __init__(self) -> None:
        self._moved = 0  # comparisons in a row that found another picture
        self._asleep = 0  # pictures yet to be passed over

    def wakes(self) -> bool:
        self._asleep = max(0, self._asleep - 1)
        return not self._asleep

    def saw(self, *, alike: bool) -> None:
        self._moved = 0 if alike else self._moved + 1
        if self._moved >= _PATIENCE:
            self._asleep = _NAP + 1


_PATIENCE, _NAP = 3, 8
PICTURE = 2  # its place in a look's ground


class _Look:
    """What a picture is computed from; ``styles`` is empty where nobody has looked for colours yet."""

    def __init__(self, ground: list[Any], members: Sequence[VMobject], points: np.ndarray) -> None:
        self.ground = ground
        self.counts = [len(member.points) for member in members]
        self.points = points
        self.styles: tuple[Any, ...] | None = None

    @property
    def is_sure(self) -> bool:
        return self.styles is not None

    def has_shape_of(self, other: _Look) -> bool:
        return (
            self.counts == other.counts
            and all(
                one is two for one, two in zip(self.ground[: PICTURE + 1], other.ground[: PICTURE + 1], strict=True)
            )
            and self.ground[PICTURE + 1 :] == other.ground[PICTURE + 1 :]
            and np.array_equal(self.points, other.points)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Look) and self.styles == other.styles and self.has_shape_of(other)

    __hash__ = None  # type: ignore[assignment]


def _look_at(renderer: stage.DrawingRenderer, members: Sequence[Mobject], last: _Look | None) -> _Look | None:
    """Look at what a picture would be computed from; ``None`` where that cannot be told."""
    if not members or not all(isinstance(member, VMobject) for member in members):
        return None
    camera = renderer.camera
    ground = [
        renderer.static_image, camera.background, camera.pixel_array, camera.pixel_width, camera.pixel_height,
        camera.frame_width, camera.frame_height, *map(float, camera.frame_center), camera.cairo_line_width_multiple,
    ]  # fmt: skip
    try:
        points = np.concatenate([member.points for member in members])
    except ValueError:
        return None
    look = _Look(ground, members, points)
    if last is not None and look.has_shape_of(last):
        look.styles = _styles(members)
    return look


def _styles(members: Sequence[VMobject]) -> tuple[Any, ...] | None:
    """Colours and lines of all; ``None`` where a colour is a gradient, or there is a picture in its place."""
    rgbas = [
        array
        for member in members
        for array in (member.get_fill_rgbas(), member.get_stroke_rgbas(), member.get_stroke_rgbas(True))  # noqa: FBT003
    ]
    if any(len(array) != 1 for array in rgbas) or any(member.get_background_image() for member in members):
        return None
    lines = tuple(
        (
            type(member), member.get_stroke_width(), member.get_stroke_width(True), member.joint_type,  # noqa: FBT003
            member.cap_style, member.tolerance_for_point_equality, member.n_points_per_cubic_curve,
        )
        for member in members
    )  # fmt: skip
    return np.concatenate(rgbas).tobytes(), lines
