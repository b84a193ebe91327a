from manim import *

x = "outside"


class Scopes(Scene):
    size = 4
    rows = [[i * j for j in range(1, 5)] for i in range(1, 5)]

    def construct(self):
        cells = {(i, j): Integer(v) for i, row in enumerate(self.rows) for j, v in enumerate(row)}
        for (i, j), cell in cells.items():
            cell.move_to([j - 1.5, 1.5 - i, 0])
        self.play(*[FadeIn(cell) for cell in cells.values()])
        diagonal = VGroup(*(cells[k, k] for k in range(self.size)))
        self.play(diagonal.animate.set_color(YELLOW))
        squares = [y for x in range(3) if (y := x * x) > 0]
        text = Text(f"{x} {squares} {y}", font_size=24).to_edge(DOWN)
        self.play(Write(text))
        try:
            1 / 0
        except ZeroDivisionError as error:
            self.add(Text(str(error), font_size=20).to_edge(UP))
        with_star, *rest = [Star(), Dot(), Triangle()]
        self.add(with_star, *rest)
        del rest
        for rest in range(2):
            pass
        self.wait(0.5 + rest)
