"""A weight on a spring, and its graph as it moves.

The spring stretches and shrinks; beside it the height is drawn over time as a wave.

- bungee jump, trampoline, slinky
- weight bobbing up and down on a spring
- stretch, let go and it bounces
- car suspension, shock absorber
- Hooke's law
- up and down movement drawn over time as a wave
- vibration, damping
"""

from manim import *


def coil(top, bottom, turns=8):
    ts = np.linspace(0, 1, turns * 4)
    points = [top + (bottom - top) * t + 0.25 * np.sin(2 * PI * turns * t) * RIGHT for t in ts]
    return VMobject(color=GRAY).set_points_smoothly(points)


class OnASpring(Scene):
    def construct(self):
        time = ValueTracker(0)
        top = LEFT * 4.5 + UP * 3
        height = lambda t: -0.3 + 1.2 * np.cos(2.5 * t) * np.exp(-0.15 * t)
        box = Square(0.8, color=ORANGE, fill_opacity=1)
        box.add_updater(lambda b: b.move_to([top[0], height(time.get_value()), 0]))
        spring = always_redraw(lambda: coil(top, box.get_top()))
        axes = Axes(x_range=[0, 6], y_range=[-2, 2], x_length=7, y_length=4).shift(RIGHT * 2)
        curve = always_redraw(lambda: axes.plot(height, x_range=[0, time.get_value() + 0.01], color=YELLOW))
        self.add(Line(top + LEFT, top + RIGHT), box, spring, axes, curve)
        self.play(time.animate.set_value(6), run_time=5, rate_func=linear)
        box.clear_updaters()
