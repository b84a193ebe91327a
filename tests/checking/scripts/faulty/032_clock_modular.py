# dies: IndexError; class: index
from manim import *


class ClockArithmetic(Scene):
    def construct(self):
        clock = Circle(radius=2.2, color=WHITE)
        numbers = VGroup()
        for hour in range(12):
            angle = PI / 2 - hour * TAU / 12
            number = Text(str(hour), font_size=28)
            number.move_to(1.8 * np.array([np.cos(angle), np.sin(angle), 0]))
            numbers.add(number)
        self.play(Create(clock), FadeIn(numbers))

        hand = Line(ORIGIN, UP * 1.4, color=RED)
        self.play(Create(hand))
        self.play(Indicate(numbers[9]))
        self.play(Rotate(hand, -9 * TAU / 12, about_point=ORIGIN))
        equation = MathTex("9 + 5 \\equiv 2 \\pmod{12}").to_edge(DOWN)
        self.play(Rotate(hand, -5 * TAU / 12, about_point=ORIGIN), Write(equation))
        self.play(Indicate(numbers[12]))
        self.wait()
