"""The three-dimensional camera, all faces in a few NumPy calls where Manim makes a hundred calls for each face.

Replaces, on Manim 0.22's ``ThreeDCamera``: ``get_mobjects_to_display`` (who is in front of whom),
``display_multiple_non_background_colored_vmobjects`` (projecting, shading, paths and colours) and ``type_or_raise``.

Why no pixel changes: the formulas are Manim's, on the same numbers in the same order. The order of faces is sorted by
the same keys; two faces whose keys are so near that rounding could decide get theirs from Manim's own formula. Whatever
is out of the ordinary (a camera or a mobject that overrides one of the methods in question, points that are no cubic
curves or not finite, colour gradients on flat shapes) goes through Manim's own methods, in its turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim.camera.camera import Camera
from manim.camera.three_d_camera import ThreeDCamera

from stitcher_lab.render.speed import MovedSeamError
from stitcher_lab.render.speed.faces import Depths, Faces
from stitcher_lab.render.speed.painting import paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from manim import Mobject, VMobject

# What a camera of a script's own may override, and then gets.
_CAMERA_METHODS = (
    "get_mobjects_to_display", "display_vectorized", "set_cairo_context_path", "set_cairo_context_color",
    "apply_fill", "apply_stroke", "get_fill_rgbas", "get_stroke_rgbas", "modified_rgbas", "project_points",
    "project_point", "transform_points_pre_display", "get_rotation_matrix", "type_or_raise",
    "display_multiple_non_background_colored_vmobjects",
)  # fmt: skip
_ORIGINAL = {
    name: getattr(ThreeDCamera, name)
    for name in ("get_mobjects_to_display", "type_or_raise", "display_multiple_non_background_colored_vmobjects")
}
_plain_cameras: dict[type, bool] = {}
_kinds: dict[type, type] = {}


def install() -> None:
    """Put the methods in the place of Manim's own."""
    gone = [name for name in _CAMERA_METHODS if not callable(getattr(ThreeDCamera, name, None))]
    if gone or "get_mobjects_to_display" not in vars(ThreeDCamera):
        raise MovedSeamError(f"ThreeDCamera has no {', '.join(gone) or 'get_mobjects_to_display'} of its own")
    ThreeDCamera.get_mobjects_to_display = get_mobjects_to_display
    ThreeDCamera.type_or_raise = type_or_raise
    ThreeDCamera.display_multiple_non_background_colored_vmobjects = display


def is_plain(camera: ThreeDCamera) -> bool:
    """Whether a camera draws as Manim's own does, and no class or object has put something else in."""
    kind = type(camera)
    plain = _plain_cameras.get(kind)
    if plain is None:
        plain = all(getattr(kind, name) is getattr(ThreeDCamera, name) for name in _CAMERA_METHODS)
        _plain_cameras[kind] = plain
    return plain and vars(camera).keys().isdisjoint(_CAMERA_METHODS)


def get_mobjects_to_display(self: ThreeDCamera, *args: Any, **kwargs: Any) -> list[Mobject]:
    """List what is drawn, the farthest first, flat things last (a method of the camera)."""
    usual: Callable[..., list[Mobject]] = _ORIGINAL["get_mobjects_to_display"]
    if not is_plain(self):
        return usual(self, *args, **kwargs)
    mobjects: list[Mobject] = Camera.get_mobjects_to_display(self, *args, **kwargs)
    solids = [mobject for mobject in mobjects if getattr(mobject, "shade_in_3d", False)]
    if not solids:
        return mobjects
    depths: Depths = vars(self).setdefault("_stitcher_depths", Depths())
    order = depths.order(solids, self.get_rotation_matrix())
    if order is None:
        return usual(self, *args, **kwargs)
    flat = [mobject for mobject in mobjects if not getattr(mobject, "shade_in_3d", False)]
    return [solids[index] for index in order] + flat


def type_or_raise(self: ThreeDCamera, mobject: Mobject) -> type:
    """Return which of the classes that can be drawn a mobject is of; asked once for each type."""
    kind = _kinds.get(type(mobject))
    if kind is None or "display_funcs" not in vars(self):
        kind = _kinds[type(mobject)] = _ORIGINAL["type_or_raise"](self, mobject)
    return kind


def display(self: ThreeDCamera, vmobjects: Iterable[VMobject], pixel_array: np.ndarray) -> None:
    """Draw a run of vectorised mobjects, the first one at the bottom (a method of the camera)."""
    listed = list(vmobjects)
    if not is_plain(self):
        _ORIGINAL["display_multiple_non_background_colored_vmobjects"](self, listed, pixel_array)
        return
    faces: Faces = vars(self).setdefault("_stitcher_faces", Faces())
    faces.take(listed)
    paint(self, faces, self.get_cairo_context(pixel_array))
