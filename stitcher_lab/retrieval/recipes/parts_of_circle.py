"""A circle and its parts: radius, chord, arc, sector, ring.

Each part appears in turn with its name.

- slice of pizza, piece of cake
- radius and diameter, chord, arc, crust
- ring, doughnut shape seen from above, target with rings
- area of a circle cut into wedges
- tangent touches the wheel at a right angle
- layers inside the earth, tree rings, onion
- inscribed angle, circle theorem
"""

from manim import *


class Parts(Scene):
    def construct(self):
        circle = Circle(2, color=BLUE).shift(LEFT * 3)
        o = circle.get_center()
        radius = Line(o, circle.point_at_angle(0.6), color=YELLOW)
        chord = Line(circle.point_at_angle(2), circle.point_at_angle(3.6), color=GREEN)
        arc = Arc(2, start_angle=0.6, angle=1, arc_center=o, color=RED, stroke_width=8)
        slice_ = Sector(radius=2, start_angle=-1, angle=0.8, arc_center=o, color=ORANGE, fill_opacity=0.6)
        self.play(Create(circle), FadeIn(Dot(o)))
        for part, name in ((radius, "radius"), (chord, "chord"), (arc, "arc"), (slice_, "sector")):
            self.play(Create(part), FadeIn(Text(name, font_size=28).move_to(UP * 3)), run_time=0.7)
            self.remove(self.mobjects[-1])
        tangent = TangentLine(circle, alpha=0.25, length=3)
        self.play(Create(tangent))
        ring = Annulus(inner_radius=1, outer_radius=1.6, color=PURPLE, fill_opacity=0.6)
        piece = AnnularSector(inner_radius=1, outer_radius=1.6, angle=PI / 2, start_angle=0, color=YELLOW)
        VGroup(ring, piece).shift(RIGHT * 3)
        self.play(GrowFromCenter(ring), SpinInFromNothing(piece))
