"""An electric circuit with running charges.

A battery, a lamp and a resistor in a loop; dots run round, the lamp lights up.

- switch on the light, battery and bulb
- water in pipes as a picture of electric current
- series and parallel, voltage and resistance
- electrons moving through a wire
- Ohm's law, short circuit
- heating system, blood flowing round the body
"""

from manim import *


class Loop(Scene):
    def construct(self):
        wire = Rectangle(width=8, height=4, color=GRAY)
        battery = VGroup(Line(UP * 0.5, DOWN * 0.5), Line(UP * 0.25, DOWN * 0.25, stroke_width=10).shift(RIGHT * 0.3))
        battery.move_to(wire.get_bottom()).add_background_rectangle(opacity=1)
        lamp = VGroup(Circle(0.5, color=WHITE), Cross(scale_factor=0.35, stroke_color=WHITE, stroke_width=4)).move_to(
            wire.get_top()
        )
        resistor = Rectangle(width=0.5, height=1.4, color=WHITE, fill_color=BLACK, fill_opacity=1).move_to(
            wire.get_right()
        )
        names = VGroup(
            MathTex("U").next_to(battery, DOWN), MathTex("R").next_to(resistor, RIGHT), MathTex("I").next_to(wire, LEFT)
        )
        self.play(Create(wire))
        self.play(FadeIn(battery, lamp, resistor), Write(names))
        arrow = Arrow(wire.get_left() + DOWN, wire.get_left() + UP, color=YELLOW, buff=0)
        charges = VGroup(*(Dot(color=YELLOW, radius=0.1) for _ in range(8)))
        self.play(GrowArrow(arrow), lamp[0].animate.set_fill(YELLOW, opacity=0.8))
        run = ValueTracker(0)
        charges.add_updater(
            lambda group: [
                d.move_to(wire.point_from_proportion((i / 8 + run.get_value()) % 1)) for i, d in enumerate(group)
            ]
        )
        self.add(charges)
        self.play(run.animate.set_value(0.5), run_time=4, rate_func=linear)
        law = MathTex("U", "=", "R", r"\cdot", "I")
        self.play(TransformFromCopy(names, law), Flash(lamp))
