from manim import *


class DynamicAttributes(Scene):
    def construct(self):
        for name, color in {"left_part": RED, "middle_part": GREEN, "right_part": BLUE}.items():
            setattr(self, name, Square(side_length=1, color=color, fill_opacity=0.5))
        row = VGroup(self.left_part, self.middle_part, self.right_part).arrange(RIGHT)
        self.play(FadeIn(row))
        for name in ("left_part", "right_part"):
            part = getattr(self, name)
            self.play(getattr(part, "rotate")(PI / 4).animate.shift(UP), run_time=0.5)
        if hasattr(self.middle_part, "text"):
            self.play(Write(self.middle_part.text))
        self.play(getattr(self.middle_part.animate, "set_fill")(YELLOW, 1))
        self.wait()
