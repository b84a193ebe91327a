"""Raises and catches, with exceptions of its own."""
from manim import *


class TooLarge(ValueError):
    pass


def halve(value):
    if value > 8:
        raise TooLarge(f"{value} is too large") from None
    return value / 2


class Catching(Scene):
    def construct(self):
        shown = Text("?")
        for value in (16, 8):
            try:
                shown = Text(str(halve(value)))
            except TooLarge as error:
                shown = Text(str(error), font_size=20)
            else:
                continue
            finally:
                self.add(shown.to_edge(UP if value > 8 else DOWN))
        self.wait(0.2)
