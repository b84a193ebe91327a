# dies: TypeError; class: attribute
from manim import *


class GradientDescent(Scene):
    def construct(self):
        axes = Axes(x_range=[-4, 4], y_range=[0, 9], x_length=8, y_length=5)
        loss = lambda w: 0.5 * w**2 + 0.5
        curve = axes.plot(loss, color=BLUE)
        self.play(Create(axes), Create(curve))

        w = 3.5
        lr = 0.4
        ball = Dot(axes.coords_to_point(w, loss(w)), color=YELLOW)
        text = Text(f"w = {w:.2f}", font_size=28).to_corner(UR)
        self.play(FadeIn(ball), Write(text))

        for step in range(6):
            grad = w
            new_w = w - lr * grad
            new_text = Text(f"w = {new_w:.2f}", font_size=28).to_corner(UR)
            arrow = CurvedArrow(
                axes.coords_to_point(w, loss(w)),
                axes.coords_to_point(new_w, loss(new_w)),
                color=RED,
            )
            self.play(
                ball.animate.move_to(axes.coords_to_point(new_w, loss(new_w))),
                Create(arrow),
                Transform(text, new_text),
            )
            self.play(FadeOut(arrow), run_time=0.3)
            w = new_w
        minimum = axes.get_minimum(curve)
        self.play(Flash(minimum, color=GREEN))
        self.wait()
