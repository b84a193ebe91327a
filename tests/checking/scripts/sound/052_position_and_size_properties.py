from manim import *


class Measurements(Scene):
    def construct(self):
        box = Rectangle(width=3, height=1)
        box.width = 4
        box.height *= 1.5
        box.depth
        other = Square().next_to(box, RIGHT, buff=LARGE_BUFF, aligned_edge=UP, submobject_to_align=None)
        other.x = 3
        other.set_x(2).set_y(1).set_z(0).match_y(box).match_height(box)
        other.move_to(box, aligned_edge=LEFT, coor_mask=[1, 1, 0])
        other.align_to(box, UP).shift(0.5 * DOWN, 0.2 * RIGHT)
        other.surround(box, buff=0.1) if hasattr(other, "surround") else None
        lengths = box.length_over_dim(0), box.get_extremum_along_dim(dim=1, key=1), box.get_coord(0, UR)
        edges = [box.get_left(), box.get_zenith(), box.get_nadir(), box.get_edge_center(UP), box.get_critical_point(DL)]
        points = VGroup(*[Dot(p) for p in edges])
        z = box.get_z() + box.get_arc_length() + Line(LEFT, RIGHT).get_slope() + len(lengths)
        stretched = other.copy().stretch(2, 0).stretch_to_fit_height(1).rescale_to_fit(2, 0, stretch=False)
        stretched.rotate(30 * DEGREES, about_edge=LEFT).flip(RIGHT).apply_over_attr_arrays(lambda a: a)
        stretched.scale(0.5, about_point=ORIGIN).set(stroke_width=2, fill_opacity=0.5)
        stretched.set_stroke(width=3, opacity=0.5, background=True).set_fill(opacity=0.3)
        group = VGroup(box, other, points, stretched).set_submobject_colors_by_gradient(RED, BLUE)
        group.arrange_submobjects(DOWN).shuffle().sort(lambda p: p[0]).invert()
        group.center().scale_to_fit_height(6)
        self.play(FadeIn(group, scale=0.5 + 0 * z), box.animate.to_corner(UL, buff=SMALL_BUFF))
        brace = Brace(box, DOWN, sharpness=1)
        tip = brace.get_tip()
        self.play(GrowFromCenter(brace), FadeIn(brace.get_text("width"), Dot(tip)))
        self.wait(DEFAULT_WAIT_TIME)
