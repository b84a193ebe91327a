"""Frames that are played over: which plays need not be computed for a frame that this process does not draw.

A play can be passed over where its state is a pure function of its time: Manim's own animations, with Manim's own rate
functions, while nothing in the scene has an updater. What depends on having been called for each frame (updaters,
``always_redraw``, traces, stop conditions, functions of a script's own) is computed for each frame as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import Scene
from manim.animation import composition, creation, fading, growing, indication, movement, rotation, transform
from manim.utils import rate_functions

if TYPE_CHECKING:
    from collections.abc import Callable

    from manim import Animation

#: Animations whose ``interpolate_mobject`` looks at nothing but its argument and what ``begin`` has noted.
PASSABLE: frozenset[type] = frozenset(
    {
        composition.AnimationGroup, composition.LaggedStart, composition.LaggedStartMap,
        creation.Create, creation.Uncreate, creation.DrawBorderThenFill, creation.Write, creation.Unwrite,

        fading.FadeIn, fading.FadeOut,
        growing.GrowFromPoint, growing.GrowFromCenter, growing.GrowFromEdge, growing.GrowArrow,
        growing.SpinInFromNothing,
        indication.Indicate, indication.FocusOn,
        movement.MoveAlongPath,
        rotation.Rotate, rotation.Rotating,
        transform.Transform, transform.ReplacementTransform, transform.TransformFromCopy, transform.ClockwiseTransform,
        transform.CounterclockwiseTransform, transform.MoveToTarget, transform._MethodAnimation,  # noqa: SLF001
        transform.ApplyMethod, transform.FadeToColor, transform.ScaleInPlace, transform.ShrinkToCenter,
        transform.Restore, transform.FadeTransform,
    }
)  # fmt: skip

_RATES = frozenset(value for value in vars(rate_functions).values() if callable(value))


def install(passes: Callable[[Scene], bool]) -> None:
    """Have a scene's time stand still for the frames that ``passes`` says yes to."""
    compute = Scene.update_to_time

    def update_to_time(self: Scene, t: float) -> None:
        if not passes(self):
            compute(self, t)

    Scene.update_to_time = update_to_time


def is_passable(scene: Scene) -> bool:
    """Whether the play that has begun can be computed at any of its times without the times before."""
    return (
        not scene.updaters
        and not scene.meshes
        and scene.stop_condition is None
        and type(scene).update_to_time is Scene.update_to_time
        and all(map(_is_pure, scene.animations))
        and not any(mobject.updaters for mobject in scene.get_mobject_family_members())
    )


def _is_pure(animation: Animation) -> bool:
    if type(animation) not in PASSABLE or animation.rate_func not in _RATES:
        return False
    inner: list[Any] = getattr(animation, "animations", [])
    if not all(map(_is_pure, inner)):
        return False
    return not any(
        member.updaters for mobject in animation.get_all_mobjects() if mobject for member in mobject.get_family()
    )
