# dies: AttributeError; class: attribute
from manim import *


class PrismDispersion(Scene):
    COLORS = [RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE]

    def construct(self):
        prism = RegularPolygon(n=3, color=WHITE, fill_opacity=0.1).scale(1.5)
        self.play(Create(prism))

        beam = Line(LEFT * 6 + DOWN * 0.5, prism.get_left() + RIGHT * 0.6, color=WHITE, stroke_width=6)
        self.play(Create(beam), rate_func=linear)

        rays = VGroup()
        for i, color in enumerate(self.COLORS):
            ray = Line(
                prism.get_right() + LEFT * 0.6,
                RIGHT * 6 + DOWN * (0.5 + 0.35 * i),
                color=color,
                stroke_width=4,
            )
            rays.add(ray)
        self.play(LaggedStart(*[Create(r) for r in rays], lag_ratio=0.1))

        label = Text("Dispersion").scale(0.7).next_to(prism, DOWN, buff=1)
        label.set_color_by_gradient(*self.COLORS)
        self.play(Write(label))
        self.play(label.animate.set_letter_spacing(0.2))
        self.play(label.glow())
        self.wait()
