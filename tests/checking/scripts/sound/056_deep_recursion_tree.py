from manim import *


class FractalTree(Scene):
    depth = 4

    def branch(self, start, direction, depth):
        end = start + direction
        line = Line(start, end, stroke_width=depth * 1.5, color=interpolate_color(GREEN, GREY_BROWN, depth / self.depth))
        if depth == 1:
            return [line]
        left = rotate_vector(direction * 0.7, PI / 7)
        right = rotate_vector(direction * 0.7, -PI / 7)
        return [line] + self.branch(end, left, depth - 1) + self.branch(end, right, depth - 1)

    def construct(self):
        lines = self.branch(DOWN * 3, UP * 2, self.depth)
        lines.sort(key=lambda l: -l.get_stroke_width())
        tree = VGroup(*lines)
        self.play(Create(tree, lag_ratio=0.1), run_time=2)
        leaves = VGroup(*(Dot(l.get_end(), color=GREEN, radius=0.05) for l in lines[-8:]))
        self.play(FadeIn(leaves, lag_ratio=0.1))
        snow = self.koch(LEFT * 2 + UP * 2, RIGHT * 2 + UP * 2, 2)
        self.play(Create(VMobject(color=BLUE).set_points_as_corners(snow)))
        self.wait()

    def koch(self, a, b, n):
        if n == 0:
            return [a, b]
        d = (b - a) / 3
        p, q = a + d, b - d
        tip = p + rotate_vector(d, PI / 3)
        pieces = (self.koch(s, t, n - 1) for s, t in ((a, p), (p, tip), (tip, q), (q, b)))
        return sum(pieces, start=[])
