from __future__ import annotations

from manim import *


class Wire(VMobject):
    battery: Circle | None = None

    def attach(self, battery: Circle | None = None) -> Wire:
        self.battery = battery
        return self


def maybe(flag: bool) -> Mobject | None:
    return Circle(radius=0.4) if flag else None


def pick(kind: str = "dot", /, *points, scale: float = 1, **style):
    makers = {"dot": Dot, "line": Line, "poly": Polygon}
    return makers[kind](*points, **style).scale(scale)


class Optional_(Scene):
    found = None
    texts: dict = {}

    def construct(self):
        wire = Wire().set_points_as_corners([LEFT, UP, RIGHT]).attach(maybe(True))
        self.play(Create(wire), FadeIn(wire.battery))
        wire.battery.set_fill(RED, 1)
        for flag in (False, True):
            mob = maybe(flag)
            if mob:
                self.found = mob.shift(DOWN)
        if self.found is not None:
            self.play(self.found.animate.set_radius(1) if False else self.found.animate.scale(2))
        self.texts["a"] = Text("a")
        self.texts.setdefault("b", Text("b").shift(UP * 2))
        self.play(*(Write(t) for t in self.texts.values()))
        for mob in (pick(), pick("line", LEFT, RIGHT, color=BLUE), pick("poly", UL, UR, DOWN, scale=2, fill_opacity=0.3)):
            self.play(FadeIn(mob), run_time=0.3)
        x = y = Dot()
        x.shift(UP), y.set_color(RED)
        assert (n := len(self.mobjects)) and isinstance(n, int)
        (lambda: self.add(x))()
        self.wait(0.1 * n)
