from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, overload
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from manim import *
from manim.typing import Point3D

if TYPE_CHECKING:
    from manim.typing import Vector3D

T = TypeVar("T", bound="Mobject")
STEP: Final = 0.5


class Drawable(Protocol):
    def draw(self) -> VMobject: ...


class Peak:
    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height

    def draw(self) -> VMobject:
        return Polygon([-self.width, 0, 0], [self.width, 0, 0], [0, self.height, 0])


def first(items: Sequence[T]) -> T:
    return items[0]


def draw_all(things: Iterable[Drawable]) -> list[VMobject]:
    return [thing.draw() for thing in things]


class Typed(Scene):
    axes: Axes
    marks: list[Dot]

    def construct(self) -> None:
        self.marks = []
        shapes = draw_all([Peak(1, 2), Peak(0.5, 3)])
        a: VMobject
        for a in shapes:
            self.play(Create(a), run_time=STEP)
            top: Point3D = a.get_top()
            self.marks.append(Dot(top))
        places: npt.NDArray[np.float64] = np.array([m.get_center() for m in self.marks])
        self.add(*self.marks)
        self.play(first(self.marks).animate.move_to(places.mean(axis=0)))
        result: Any = first(shapes)
        self.play(result.animate.set_color(RED))
        self.wait()
