# dies: AttributeError; class: attribute
from manim import *


class Honeycomb(Scene):
    def construct(self):
        cells = VGroup()
        for q in range(-2, 3):
            for r in range(-2, 3):
                if abs(q + r) > 2:
                    continue
                hexagon = RegularPolygon(6, start_angle=PI / 6, color=GOLD, fill_opacity=0.5).scale(0.6)
                hexagon.move_to(0.6 * np.array([np.sqrt(3) * (q + r / 2), 1.5 * r, 0]))
                cells.add(hexagon)
        cells.sort(lambda p: np.linalg.norm(p))
        self.play(LaggedStart(*[GrowFromCenter(c) for c in cells], lag_ratio=0.05))
        self.wait()

        perimeter = Text("Least wax for the most honey", font_size=32).to_edge(DOWN)
        self.play(Write(perimeter))
        self.play(cells[0].animate.set_fill_color(RED), cells[0].animate.bring_to_front())
        self.wait()
