# dies: TypeError; class: keyword
from manim import *


class DotProduct(Scene):
    def construct(self):
        plane = NumberPlane(x_range=[-6, 6], y_range=[-4, 4], faded_line_ratio=2)
        self.add(plane)
        a = Vector([3, 1], color=YELLOW)
        b = Vector([1, 2], color=BLUE)
        self.play(GrowArrow(a), GrowArrow(b))
        self.play(Write(a.coordinate_label()), Write(b.coordinate_label()))

        projection_length = np.dot([3, 1], [1, 2]) / np.linalg.norm([3, 1])
        direction = np.array([3, 1, 0]) / np.linalg.norm([3, 1])
        foot = projection_length * direction
        drop = DashedLine([1, 2, 0], foot, dash_ratio=0.5, color=RED)
        self.play(Create(drop))
        brace = BraceBetweenPoints(ORIGIN, foot)
        self.play(GrowFromCenter(brace))
        tex = MathTex(r"\vec a \cdot \vec b = 5").add_background_rectangle(opacity=0.8, corner=0.2)
        tex.to_corner(UL)
        self.play(FadeIn(tex))
        self.wait()
