from manim import *


class FollowTheGraph(MovingCameraScene):
    def construct(self):
        self.camera.frame.save_state()
        axes = Axes(x_range=[-1, 10], y_range=[-1, 10])
        graph = axes.plot(lambda x: np.sin(x) + 4, color=BLUE, x_range=[0, 3 * PI])
        start, end = Dot(axes.i2gp(graph.t_min, graph)), Dot(axes.i2gp(graph.t_max, graph))
        moving = Dot(color=ORANGE).move_to(start)
        self.add(axes, graph, start, end, moving)
        self.play(self.camera.frame.animate.scale(0.5).move_to(moving))

        def follow(frame):
            frame.move_to(moving.get_center())

        self.camera.frame.add_updater(follow)
        self.play(MoveAlongPath(moving, graph, rate_func=linear), run_time=3)
        self.camera.frame.remove_updater(follow)
        self.play(Restore(self.camera.frame))
        self.play(self.camera.auto_zoom([start, end], margin=1))
        frame = self.camera.frame
        width, height = frame.width, frame.get_height()
        text = Text(f"{width:.1f} x {height:.1f}", font_size=30).move_to(frame.get_corner(UL), aligned_edge=UL)
        self.play(FadeIn(text))
        self.wait()
