"""A field of arrows and what flows in it.

Arrows show direction and strength everywhere; lines stream along, and a dot is carried away.

- wind map with arrows everywhere
- water flowing round and round, whirlpool
- iron filings around a magnet, magnetic field
- where a leaf drifts in a stream
- electric field around charges
- slope field of a differential equation
- arrows that show the pull of gravity at every place
- curl and divergence
"""

from manim import *


class Flow(Scene):
    def construct(self):
        def spin(point):
            return 0.6 * (point[1] * LEFT + point[0] * UP) - 0.15 * point

        field = ArrowVectorField(spin, x_range=[-6, 6, 1], y_range=[-3, 3, 1], colors=[BLUE, GREEN, YELLOW])
        self.play(LaggedStartMap(GrowArrow, field, lag_ratio=0.01))
        leaf = Dot(RIGHT * 3, color=RED)
        path = TracedPath(leaf.get_center, stroke_color=RED, dissipating_time=2)
        self.add(path, leaf)
        leaf.add_updater(field.get_nudge_updater(speed=1))
        self.wait(3)
        leaf.clear_updaters()
        self.play(FadeOut(field), FadeOut(leaf))
        lines = StreamLines(spin, x_range=[-6, 6], y_range=[-3, 3], stroke_width=2, max_anchors_per_line=25)
        self.play(lines.create(run_time=2))
