# dies: TypeError; class: keyword
from manim import *


class CodeWalkthrough(Scene):
    def construct(self):
        snippet = '''def factorial(n):
    if n == 0:
        return 1
    return n * factorial(n - 1)'''

        code = Code(
            code=snippet,
            tab_width=4,
            background="window",
            language="Python",
            font="Monospace",
        )
        code.scale(0.9)
        self.play(Create(code))
        self.wait()

        pointer = Arrow(LEFT, RIGHT, color=YELLOW).next_to(code, LEFT)
        self.play(GrowArrow(pointer))
        self.play(pointer.animate.shift(DOWN * 0.5))
        self.wait()
