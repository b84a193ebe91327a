# dies: AttributeError; class: attribute
from manim import *


class Partition(Scene):
    def construct(self):
        values = [6, 2, 8, 1, 9, 4]
        bars = VGroup(*[
            Rectangle(width=0.7, height=v * 0.45, fill_color=BLUE, fill_opacity=0.8) for v in values
        ])
        bars.arrange(RIGHT, buff=0.15, aligned_edge=DOWN).shift(DOWN)
        numbers = VGroup(*[Text(str(v), font_size=24).next_to(b, DOWN) for v, b in zip(values, bars)])
        self.play(FadeIn(bars), FadeIn(numbers))

        pivot = values[-1]
        self.play(bars[-1].animate.set_fill(YELLOW))
        i = -1
        for j in range(len(values) - 1):
            self.play(bars[j].animate.set_stroke(WHITE, width=4), run_time=0.2)
            if values[j] <= pivot:
                i += 1
                values[i], values[j] = values[j], values[i]
                if i != j:
                    self.swap(bars, i, j)
                    self.swap(numbers, i, j)
            self.play(bars[j].animate.set_stroke(WHITE, width=0), run_time=0.2)
        self.wait()

    def swap(self, group, i, j):
        a, b = group[i], group[j]
        self.play(
            a.animate.set_x(b.get_x()),
            b.animate.set_x(a.get_x()),
            run_time=0.5,
        )
        group.submobjects.swap(i, j)
