from manim import *


class LongDivision(Scene):
    def construct(self):
        dividend, divisor = 156, 12
        problem = MathTex(f"{dividend}", r"\div", f"{divisor}", "=", "?").scale(1.4)
        problem[-1].set_color(YELLOW)
        self.play(Write(problem))
        self.play(problem.animate.to_edge(UP))

        quotient, remainder, digits = "", 0, list(str(dividend))
        rows = VGroup()
        for place, digit in enumerate(digits):
            remainder = remainder * 10 + int(digit)
            times, remainder = divmod(remainder, divisor)
            quotient += str(times)
            row = Text(f"{''.join(digits[:place + 1])} → {times}, rest {remainder}", font_size=30, t2c={"rest": RED})
            rows.add(row)
            rows.arrange(DOWN, aligned_edge=LEFT)
            self.play(FadeIn(row, shift=RIGHT * 0.3), run_time=0.5)
        answer = MathTex(str(int(quotient))).scale(1.4).move_to(problem[-1], aligned_edge=LEFT).set_color(GREEN)
        self.play(ReplacementTransform(problem[-1], answer), *[row.animate.fade(0.5) for row in rows[:-1]])
        self.wait()
