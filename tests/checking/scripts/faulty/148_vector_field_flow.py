# dies: TypeError; class: keyword
from manim import *
import numpy as np


class Whirlpool(Scene):
    def construct(self):
        def swirl(p):
            x, y = p[:2]
            return np.array([-y - 0.2 * x, x - 0.2 * y, 0])

        field = ArrowVectorField(
            swirl,
            x_range=[-5, 5, 1],
            y_range=[-3, 3, 1],
            colors=[BLUE, GREEN, YELLOW, RED],
            vector_scale=0.5,
        )
        self.play(*[GrowArrow(vector) for vector in field], run_time=2)
        boat = Triangle(fill_opacity=1, color=WHITE).scale(0.15).move_to(RIGHT * 3)
        boat.add_updater(field.get_nudge_updater(speed=0.5))
        self.add(boat)
        self.wait(3)
