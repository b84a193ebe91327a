# dies: SyntaxError; class: truncated
from manim import *


class GreenhouseEffect(Scene):
    def construct(self):
        # Earth surface
        ground = Rectangle(width=14, height=1.5, color=GREEN_E, fill_opacity=1).to_edge(DOWN, buff=0)
        atmosphere = Rectangle(width=14, height=0.6, color=BLUE_A, fill_opacity=0.3).shift(UP * 1.5)
        sun = Circle(radius=0.7, color=YELLOW, fill_opacity=1).to_corner(UL)
        self.play(FadeIn(ground), FadeIn(atmosphere), FadeIn(sun))

        # Incoming radiation
        incoming = VGroup()
        for i in range(4):
            ray = Arrow(
                sun.get_center() + RIGHT * 0.8 + DOWN * 0.3,
                ground.get_top() + RIGHT * (i * 1.5 - 2),
                color=YELLOW,
                buff=0,
            )
            incoming.add(ray)
        self.play(LaggedStart(*[GrowArrow(r) for r in incoming], lag_ratio=0.2))

        # Outgoing heat
        heat = VGroup()
        for i in range(4):
            start = ground.get_top() + RIGHT * (i * 1.5 - 1)
            wave = FunctionGraph(lambda x: 0.1 * np.sin(10 * x), x_range=[0, 2], color=RED)
            wave.rotate(PI / 2).move_to(start + UP)
            heat.add(wave)
        self.play(LaggedStart(*[Create(w) for w in heat], lag_ratio=0.2))

        # Some of it comes back
        for wave in heat[:2]:
            self.play(wave.animate.shift(DOWN * 0.5).set_color(
