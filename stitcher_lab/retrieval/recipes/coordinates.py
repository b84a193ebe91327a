"""Finding a place by two numbers.

A grid with axes; walk across, then up; the point and its coordinates appear.

- treasure map, battleship, where is the seat in row and column
- across and then up
- plotting points, joining them
- distance and middle between two places
- slope between two points, straight line through them
- x and y, quadrants, origin
- taxi on a grid of streets
"""

from manim import *


class Places(Scene):
    def construct(self):
        plane = NumberPlane(x_range=[-1, 7], y_range=[-1, 5], x_length=8, y_length=6).add_coordinates()
        self.play(Create(plane))
        walker = Dot(plane.get_origin(), color=YELLOW)
        self.play(FadeIn(walker))
        self.play(walker.animate.move_to(plane.c2p(4, 0)))
        self.play(walker.animate.move_to(plane.coords_to_point(4, 3)))
        label = MathTex("(4, 3)", color=YELLOW).next_to(walker, UR, buff=0.1)
        lines = plane.get_lines_to_point(walker.get_center(), color=GREEN)
        self.play(Write(label), Create(lines))
        other = Dot(plane.c2p(1, 1), color=RED)
        line = Line(other.get_center(), walker.get_center(), color=BLUE)
        middle = Dot(midpoint(line.get_start(), line.get_end()), color=ORANGE)
        self.play(FadeIn(other), Create(line), GrowFromCenter(middle))
        run = VGroup(Line(plane.c2p(1, 1), plane.c2p(4, 1)), Line(plane.c2p(4, 1), plane.c2p(4, 3)))
        self.play(
            Create(run),
            Write(Brace(run[0], DOWN).get_tex(r"\Delta x")),
            Write(Brace(run[1], RIGHT).get_tex(r"\Delta y")),
        )
        long = DashedLine(plane.c2p(-0.5, 0), plane.c2p(6.25, 4.5), color=BLUE)
        self.play(Create(long))
