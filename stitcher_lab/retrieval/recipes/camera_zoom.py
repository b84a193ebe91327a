"""The camera moves closer, follows and goes back.

Zooming in on a detail of a graph, following a dot, and returning to the whole picture.

- zoom in on a detail, magnify, look closer
- the closer you look the straighter it gets
- following something with the camera
- from the whole country to one street
- microscope, powers of ten, tiny against huge
- pan across a long picture or a long line
- back to the overview
"""

from manim import *


class Closer(MovingCameraScene):
    def construct(self):
        axes = Axes(x_range=[-1, 10], y_range=[-1, 10], x_length=9, y_length=6)
        graph = axes.plot(lambda x: 0.1 * x**2 + 1, x_range=[0, 9], color=BLUE)
        dot = Dot(axes.i2gp(2, graph), color=ORANGE)
        self.play(Create(axes), Create(graph), FadeIn(dot))
        frame = self.camera.frame
        frame.save_state()
        self.play(frame.animate.scale(0.3).move_to(dot))
        follow = lambda f: f.move_to(dot.get_center())
        frame.add_updater(follow)
        self.play(MoveAlongPath(dot, axes.plot(lambda x: 0.1 * x**2 + 1, x_range=[2, 7])), run_time=3, rate_func=linear)
        frame.remove_updater(follow)
        self.play(Restore(frame))
        both = VGroup(dot, axes.x_axis)
        self.play(self.camera.auto_zoom(both, margin=1))
