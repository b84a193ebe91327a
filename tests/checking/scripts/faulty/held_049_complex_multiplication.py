# dies: NameError; class: name
from manim import *


class ComplexMultiplication(Scene):
    def construct(self):
        plane = ComplexPlane(x_range=(-4, 4), y_range=(-3, 3)).add_coordinates()
        self.play(Create(plane), run_time=2)

        z = complex(1, 1)
        w = complex(0, 1.5)
        dot_z = Dot(plane.n2p(z), color=YELLOW)
        dot_w = Dot(plane.n2p(w), color=RED)
        label_z = MathTex("z").next_to(dot_z, UR, buff=0.1)
        label_w = MathTex("w").next_to(dot_w, UL, buff=0.1)
        self.play(FadeIn(dot_z, dot_w), Write(label_z), Write(label_w))

        product = z * w
        dot_product = Dot(plane.n2p(product), color=GREEN)
        arc = Arc(
            radius=np.abs(z),
            start_angle=np.angle(z),
            angle=np.angle(product) - np.angle(z),
            color=GREEN,
        )
        self.play(Create(arc))
        self.play(FadeIn(dot_product))
        label = MathTex("zw").next_to(dot_product, UL, buff=0.1)
        self.play(Write(label))
        self.play(FocusOn(dot_product), Flash(dot_product, color=GREEN))
        self.play(labels.animate.set_color(GREEN))
        self.wait()
