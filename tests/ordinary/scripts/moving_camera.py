"""A camera that follows."""
from manim import *


class Following(MovingCameraScene):
    def construct(self):
        axes = Axes(x_range=[-3, 3], y_range=[-2, 2])
        curve = axes.plot(lambda x: np.sin(2 * x), color=RED)
        dot = Dot(curve.get_start())
        self.add(axes, curve, dot)
        self.camera.frame.save_state()
        self.play(self.camera.frame.animate.scale(0.5).move_to(dot), run_time=0.2)
        self.play(MoveAlongPath(dot, curve), UpdateFromFunc(self.camera.frame, lambda m: m.move_to(dot)), run_time=0.4)
        self.play(Restore(self.camera.frame), run_time=0.2)
