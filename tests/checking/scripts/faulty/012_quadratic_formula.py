# dies: TypeError; class: keyword
from manim import *

# Configuration
config.background_color = "#1e1e2e"

PRIMARY = "#89b4fa"
ACCENT = "#f9e2af"


class QuadraticFormula(Scene):
    def construct(self):
        self.show_title()
        self.derive()

    def show_title(self):
        title = Text("Completing the Square", font_size=48, color=PRIMARY)
        underline = Underline(title, color=ACCENT)
        self.play(Write(title), Create(underline))
        self.wait(0.5)
        self.play(FadeOut(title), FadeOut(underline))

    def derive(self):
        steps = [
            r"ax^2 + bx + c = 0",
            r"x^2 + \frac{b}{a}x = -\frac{c}{a}",
            r"\left(x + \frac{b}{2a}\right)^2 = \frac{b^2 - 4ac}{4a^2}",
            r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
        ]
        current = MathTex(steps[0])
        self.play(Write(current))
        for step in steps[1:]:
            new = MathTex(step)
            self.play(TransformMatchingTex(current, new, path_arc=90 * DEGREES), run_time=1.2)
            current = new
        box = SurroundingRectangle(current, color=ACCENT, buff=0.3, padding=0.2)
        self.play(Create(box))
        self.wait(2)
