from manim import *


class Shapes(Scene):
    def construct(self):
        sq, ci = Square(color=BLUE, fill_opacity=1), Circle(color=RED, fill_opacity=1).shift(RIGHT)
        ops = VGroup(Union(sq, ci), Intersection(sq, ci), Difference(sq, ci), Exclusion(sq, ci))
        ops.set_style(fill_color=YELLOW, fill_opacity=0.5, stroke_width=1) if hasattr(ops, "set_style") else None
        ops.arrange(RIGHT)
        self.play(FadeIn(ops))
        hull = ConvexHull([-1, -1, 0], [1, -1, 0], [0, 1, 0], [0, 0, 0])
        heart = VMobject()
        heart.start_new_path(DOWN)
        heart.add_cubic_bezier_curve_to(RIGHT * 2, UP * 2 + RIGHT, UP * 0.5)
        heart.add_line_to(LEFT)
        heart.add_smooth_curve_to(DOWN * 0.5 + LEFT)
        heart.close_path()
        dashed = DashedVMobject(Circle(), num_dashes=20, dashed_ratio=0.6)
        star = Star(7, outer_radius=1, density=3)
        poly = RegularPolygram(5, radius=0.7, density=2)
        cross = Cross(scale_factor=0.5)
        screen = ScreenRectangle(height=1)
        full = FullScreenRectangle(stroke_width=1)
        back = BackgroundRectangle(star, fill_opacity=0.2)
        arrows = VGroup(DoubleArrow(), CurvedDoubleArrow(LEFT, RIGHT), Arrow(tip_shape=ArrowSquareTip), Vector(UP))
        row = VGroup(hull, heart, dashed, star, poly, cross, screen, arrows).arrange_in_grid(2, 4)
        self.play(FadeOut(ops), FadeIn(row.scale(0.6)), FadeIn(full), FadeIn(back))
        point = heart.point_from_proportion(0.3)
        half = heart.get_subcurve(0.2, 0.7).set_color(RED)
        self.add(Dot(point), half, heart.get_anchors()[0] is not None and Dot(heart.get_start()))
        self.play(heart.animate.reverse_points(), run_time=0.2)
        self.wait()
