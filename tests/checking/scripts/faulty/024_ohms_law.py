# dies: AttributeError; class: attribute
from manim import *


class OhmsLaw(Scene):
    def construct(self):
        title = Title("Ohm's Law")
        self.play(Write(title))

        # Circuit
        battery = VGroup(Line(UP * 0.5, DOWN * 0.5), Line(UP * 0.25, DOWN * 0.25).shift(RIGHT * 0.3))
        battery.shift(LEFT * 4)
        resistor = Rectangle(width=2, height=0.6, color=ORANGE).shift(RIGHT * 2)
        wires = VGroup(
            Line(battery.get_top(), battery.get_top() + UP * 1.5),
            Line(battery.get_top() + UP * 1.5, resistor.get_top() + UP * 1.7),
            Line(resistor.get_top() + UP * 1.7, resistor.get_top()),
        )
        self.play(Create(battery), Create(resistor), Create(wires))

        voltage = DecimalNumber(9, num_decimal_places=1, unit="V")
        current = DecimalNumber(0.5, num_decimal_places=2, unit="A")
        readings = VGroup(voltage, current).arrange(DOWN).to_edge(RIGHT)
        self.play(FadeIn(readings))

        law = MathTex("V", "=", "I", "R").scale(1.5).to_edge(DOWN)
        law.set_color_by_tex("V", YELLOW)
        law.set_color_by_tex("I", BLUE)
        self.play(Write(law))

        self.play(voltage.animate.set_value(12), current.animate.increment_value(0.17))
        self.play(voltage.increment(3))
        self.wait()
