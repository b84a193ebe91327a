"""A hull around points, holes and paths with many corners.

A band closes around nails; a shape gets a hole; a broken line is refined to a snowflake.

- rubber band around nails, fence around trees
- punch a hole, cookie cutter, stencil, crescent
- coastline, mountains as a broken line, jagged edge
- outline drawn corner by corner
- smooth a line through given points
- area between outer and inner border
"""

from manim import *


def refined(points):
    found = []
    for a, b in zip(points, points[1:]):
        step = (b - a) / 3
        found += [a, a + step, a + step + rotate_vector(step, PI / 3), a + 2 * step]
    return [*found, points[-1]]


class Band(Scene):
    def construct(self):
        nails = [[-5, 1, 0], [-3, 2, 0], [-2, 0, 0], [-4, -1, 0], [-3.5, 0.8, 0]]
        dots = VGroup(*(Dot(nail) for nail in nails))
        band = ConvexHull(*nails, color=ORANGE)
        self.play(FadeIn(dots), Create(band))
        moon = Cutout(Circle(1, color=YELLOW, fill_opacity=1), Circle(0.7).shift(RIGHT * 0.2)).shift(DOWN * 2)
        self.play(DrawBorderThenFill(moon), band.animate.set_fill(ORANGE, opacity=0.3))
        corners = [RIGHT * 2 + DOWN, RIGHT * 6 + DOWN]
        line = VMobject(color=BLUE).set_points_as_corners(corners)
        self.play(Create(line))
        for _ in range(3):
            corners = refined(corners)
            self.play(Transform(line, VMobject(color=BLUE).set_points_as_corners(corners)))
        smooth_line = VMobject(color=GREEN).set_points_smoothly([np.array(nail) for nail in nails])
        self.play(Create(smooth_line), Transform(dots, ArcPolygon([3, 1, 0], [5, 1, 0], [4, 2.5, 0], color=RED)))
