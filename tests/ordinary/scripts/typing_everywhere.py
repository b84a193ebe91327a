"""Types of all kinds: protocols, named tuples, typed dictionaries, generics."""
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypedDict, TypeVar

from manim import *

T = TypeVar("T", bound=Mobject)


class Point2(NamedTuple):
    x: float
    y: float


class Options(TypedDict, total=False):
    color: str


class Drawable(Protocol):
    def draw(self) -> Mobject: ...


def coloured(items: Iterable[T], colour: Callable[[int], str]) -> list[T]:
    return [item.set_color(colour(number)) for number, item in enumerate(items)]


class Typing(Scene):
    def construct(self) -> None:
        points = [Point2(x, x * x / 4) for x in range(-3, 4)]
        options: Options = {"color": "#ff8800"}
        dots = coloured([Dot([p.x, p.y, 0], **options) for p in points], lambda n: [RED, GREEN, BLUE][n % 3])
        self.play(*(GrowFromCenter(dot) for dot in dots), run_time=0.3)
