"""Patterns that contain themselves.

A triangle is divided again and again; squares are halved for ever; a spiral of quarter circles grows.

- triangle in triangles, snowflake, fern, broccoli, coastline
- half, then half of the half, and so on
- infinite sum that stays finite
- sunflower, snail shell, golden ratio, Fibonacci squares
- repeat the same rule at every size
- tiling, wallpaper, kaleidoscope
- zeno walks halfway to the wall
"""

from manim import *


def sierpinski(level):
    if level == 0:
        return VGroup(Triangle(color=BLUE, fill_opacity=0.8, stroke_width=1))
    part = sierpinski(level - 1).scale(0.5)
    copies = VGroup(*(part.copy() for _ in range(3)))
    copies[1:].arrange(RIGHT, buff=0)
    copies[0].next_to(copies[1:], UP, buff=0)
    return copies


class Again(Scene):
    def construct(self):
        shape = sierpinski(0).scale(1.6).shift(LEFT * 3.5)
        self.play(Create(shape))
        for level in (1, 2, 3):
            finer = sierpinski(level).scale_to_fit_width(shape.width).move_to(shape)
            self.play(FadeTransform(shape, finer))
            shape = finer
        whole = Square(4).shift(RIGHT * 3)
        self.play(Create(whole))
        corner, width, height = whole.get_corner(DL), 4, 4
        for n in range(6):
            width, height = (width / 2, height) if n % 2 == 0 else (width, height / 2)
            part = Rectangle(width=width, height=height, fill_opacity=0.7, color=color_gradient([GREEN, YELLOW], 6)[n])
            part.move_to(corner, aligned_edge=DL)
            self.play(FadeIn(part), run_time=0.4)
            corner = part.get_corner(DR if n % 2 == 0 else UL)
        self.play(Write(MathTex(r"\tfrac12+\tfrac14+\tfrac18+\dots=1").next_to(whole, DOWN)))
