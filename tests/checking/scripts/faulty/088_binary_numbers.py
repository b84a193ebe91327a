# dies: TypeError; class: keyword
from manim import *


class CountingInBinary(Scene):
    def construct(self):
        bits = VGroup(*[Text("0", font_size=72) for _ in range(4)]).arrange(RIGHT, buff=0.6)
        weights = VGroup(*[
            Text(str(2 ** (3 - i)), font_size=28, color=GREY).next_to(bits[i], UP)
            for i in range(4)
        ])
        self.play(FadeIn(bits), FadeIn(weights))

        decimal = Integer(0, font_size=60, color=YELLOW).next_to(bits, DOWN, buff=1)
        self.play(Write(decimal))

        for n in range(1, 6):
            pattern = format(n, "04b")
            changes = []
            for i, bit in enumerate(pattern):
                if bits[i].text != bit:
                    new = Text(bit, font_size=72).move_to(bits[i])
                    changes.append(Transform(bits[i], new))
                    bits[i].text = bit
            self.play(*changes, decimal.animate.set_value(n), run_time=0.5)
            self.wait(run_time=0.3)
        self.wait()
