from manim import *


class SelectionSort(Scene):
    def construct(self):
        values = [5, 3, 8, 1, 4]
        bars = VGroup()
        for value in values:
            bar = VGroup()
            rect = Rectangle(width=0.8, height=value * 0.5, fill_color=BLUE, fill_opacity=0.8)
            num = Text(str(value), font_size=24).next_to(rect, DOWN, buff=0.1)
            bar.add(rect, num)
            bar.value = value
            bars.add(bar)
        bars.arrange(RIGHT, buff=0.3, aligned_edge=DOWN)
        self.play(LaggedStart(*[GrowFromEdge(b[0], DOWN) for b in bars], lag_ratio=0.2))
        self.play(*[FadeIn(b[1]) for b in bars])

        items = list(bars)
        for i in range(len(items)):
            smallest = min(range(i, len(items)), key=lambda k: items[k].value)
            self.play(items[smallest][0].animate.set_fill(YELLOW), run_time=0.4)
            if smallest != i:
                a, b = items[i], items[smallest]
                ax, bx = a.get_x(), b.get_x()
                self.play(a.animate(path_arc=PI / 2).set_x(bx), b.animate(path_arc=PI / 2).set_x(ax))
                items[i], items[smallest] = b, a
            items[i][0].generate_target()
            items[i][0].target.set_fill(GREEN)
            self.play(MoveToTarget(items[i][0]), run_time=0.3)
        self.play(Circumscribe(bars))
        self.wait()
