"""A lesson on linear systems, whose names look like what hostile scripts use."""
from manim import *


class Systems(Scene):
    def construct(self):
        system = MathTex(r"\begin{cases} x + y = 3 \\ x - y = 1 \end{cases}")
        os_of_life = Text("osmosis, osprey, chaos", font_size=30).next_to(system, DOWN)
        sys_label = Text("import os; sys.exit()", font_size=24).to_edge(UP)
        self.play(Write(system), FadeIn(os_of_life), run_time=0.3)
        self.add(sys_label)
        self.wait(0.1)
