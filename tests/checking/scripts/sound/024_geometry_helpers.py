from manim import *


class Geometry(Scene):
    def construct(self):
        a, b, c = np.array([-2, -1, 0]), np.array([2, -1, 0]), np.array([0.5, 1.5, 0])
        triangle = Polygon(a, b, c)
        sides = [Line(p, q) for p, q in zip((a, b, c), (b, c, a))]
        angle = Angle(sides[0], Line(a, c), radius=0.5, other_angle=False, dot=True)
        right = RightAngle(Line(ORIGIN, UP), Line(ORIGIN, RIGHT), length=0.3).shift(LEFT * 4)
        elbow = Elbow(width=0.4, angle=PI / 3).shift(LEFT * 5)
        centre = line_intersection([a, (b + c) / 2], [b, (a + c) / 2])
        incircle = Circle.from_three_points(*[s.get_center() for s in sides], color=YELLOW)
        tangent = TangentLine(incircle, 0.2, length=3)
        brace = BraceLabel(triangle, "a", DOWN, label_constructor=MathTex)
        arc_brace = ArcBrace(Arc(radius=1, angle=PI / 3).shift(RIGHT * 4))
        labelled = LabeledDot("P", point=RIGHT * 3 + UP * 2)
        line = LabeledLine(label="0.5", start=LEFT * 5 + DOWN * 2, end=LEFT * 2 + DOWN * 3)
        self.play(Create(triangle), *map(Create, sides))
        self.add(angle, right, elbow, Dot(centre), incircle, tangent, brace, arc_brace, labelled, line)
        self.play(sides[0].animate.set_angle(0.2), sides[1].animate.put_start_and_end_on(UP, DOWN))
        self.play(triangle.animate.round_corners(0.2), sides[2].animate.set_length(1))
        annulus = Annulus(0.3, 0.6).shift(UP * 3)
        self.play(FadeIn(annulus), Create(Cutout(Square(), Circle(radius=0.4))))
        self.play(angle.animate.set_value(1), run_time=0.2)
        degrees = Integer(angle.get_value(degrees=True), unit=r"^\circ") if callable(angle.get_value) else None
        self.wait(0.2 if degrees is None else 0.3)
