"""Postponed annotations, and classes that are made from them."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from manim import *


@dataclass
class Planet:
    name: str
    radius: float
    moons: list[Planet] = field(default_factory=list)
    count: ClassVar[int] = 0

    def disc(self) -> Circle:
        return Circle(radius=self.radius, color=BLUE, fill_opacity=0.5)


class Orbits(Scene):
    def construct(self) -> None:
        earth = Planet("Earth", 1.0, [Planet("Moon", 0.3)])
        disc = earth.disc()
        moon = earth.moons[0].disc().shift(RIGHT * 2)
        self.add(disc, Text(earth.name, font_size=24))
        self.play(Rotate(moon, PI, about_point=ORIGIN), run_time=0.4)
