"""Water that flows, and a cycle in the plane of two quantities.

Stream lines run for ever; then arrows show how two quantities drive each other round a loop.

- stream that keeps flowing past a stone
- hunters and hunted, each depends on the other, numbers go round in a loop
- two quantities plotted against each other
- phase plane, state space, attractor
- whirl and drain, fountain
- where does it settle down
"""

from manim import *


class Flowing(Scene):
    def construct(self):
        stream = StreamLines(lambda p: RIGHT * 2 + 0.4 * np.sin(p[0]) * UP, stroke_width=2, max_anchors_per_line=20)
        self.add(stream)
        stream.start_animation(warm_up=False, flow_speed=1.5)
        self.wait(2)
        self.play(stream.end_animation())
        self.remove(stream)

        def change(point):
            x, y = point[0] + 4, point[1] + 3
            return np.array([x * (1 - 0.5 * y), y * (0.3 * x - 1), 0]) * 0.3

        field = ArrowVectorField(change, x_range=[-3.5, 4], y_range=[-2.5, 3])
        axes = Axes(x_range=[0, 8], y_range=[0, 6], x_length=8, y_length=6)
        loop = ParametricFunction(
            lambda t: np.array([1.5 * np.cos(t) - 0.5, 1.2 * np.sin(t) - 0.8, 0]), t_range=[0, TAU]
        )
        loop.set_color(YELLOW)
        self.play(Create(axes), FadeIn(field))
        self.play(Create(loop))
        dot = Dot(loop.get_start(), color=RED)
        self.play(MoveAlongPath(dot, loop), run_time=3, rate_func=linear)
