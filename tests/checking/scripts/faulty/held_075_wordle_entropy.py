# dies: TypeError; class: keyword
from manim import *


class EntropyIntro(Scene):
    def construct(self):
        definition = MathTex(
            r"H(X) = -\sum_{x} p(x) \log_2 p(x)",
            substrings_to_isolate=["H(X)", "p(x)"],
        )
        definition.set_color_by_tex("p(x)", YELLOW)
        self.play(Write(definition))
        self.play(definition.animate.to_edge(UP))

        p = ValueTracker(0.5)
        bar = always_redraw(
            lambda: Rectangle(width=1, height=3 * p.get_value() + 0.01, fill_color=BLUE, fill_opacity=0.8)
            .move_to(DOWN, aligned_edge=DOWN)
        )
        number = DecimalNumber(0.5, num_decimals=2).next_to(definition, DOWN)
        number.add_updater(lambda d: d.set_value(p.get_value()))
        self.add(bar, number)
        self.play(p.animate.set_value(0.9), run_time=2)
        self.play(p.animate.set_value(0.1), run_time=2)
        self.wait()
