"""Parts of a formula are pointed out and named.

A frame, a brace and an underline each mark one part of a formula; a wrong one is crossed out.

- what each letter in the formula stands for
- point at one part of an equation and name it
- box around the important term
- common mistake crossed out in red
- anatomy of an equation
- underline the key word
- energy equals mass times the speed of light squared
"""

from manim import *


class PointOut(Scene):
    def construct(self):
        formula = MathTex("E", "=", "m", "c^2", font_size=96).shift(UP * 0.5)
        self.play(Write(formula))
        frame = SurroundingRectangle(formula[0], color=YELLOW)
        what = Text("energy", font_size=30).next_to(frame, UP)
        self.play(Create(frame), FadeIn(what))
        brace = Brace(formula[2], DOWN)
        mass = brace.get_text("mass")
        self.play(GrowFromCenter(brace), Write(mass))
        self.play(Transform(frame, SurroundingRectangle(formula[3], color=BLUE)), FadeOut(what))
        line = Underline(formula[3], color=BLUE)
        self.play(Create(line), Indicate(formula[3]), Wiggle(formula[2]))
        self.play(FadeOut(line, frame))
        wrong = MathTex("E = mc", font_size=60).shift(DOWN * 2.2)
        self.play(FadeIn(BackgroundRectangle(wrong, fill_opacity=0.6), wrong), Create(Cross(wrong, stroke_width=4)))
