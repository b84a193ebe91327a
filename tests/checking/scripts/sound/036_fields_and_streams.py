from manim import *


class Fields(Scene):
    def construct(self):
        func = lambda pos: np.array([np.sin(pos[1]), np.cos(pos[0]), 0])
        field = ArrowVectorField(
            func, x_range=[-3, 3, 1], y_range=[-2, 2, 1], length_func=lambda l: 0.5 * sigmoid(l), opacity=0.8,
            vector_config={"stroke_width": 2}, min_color_scheme_value=0, max_color_scheme_value=2, colors=[RED, BLUE],
        )
        self.play(Create(field))
        dot = Dot().add_updater(field.get_nudge_updater())
        self.add(dot)
        self.wait(1)
        streams = StreamLines(func, x_range=[-3, 3, 1], y_range=[-2, 2, 1], virtual_time=2, padding=1, max_anchors_per_line=20)
        self.play(FadeOut(field), streams.create(run_time=1))
        streams.start_animation(warm_up=False, flow_speed=1, time_width=0.5)
        self.wait(1)
        self.play(streams.end_animation())
        shifted = VectorField.shift_func(func, UP)
        scaled = field.scale_func(func, 2)
        assert shifted(ORIGIN).shape == scaled(ORIGIN).shape
        field.fit_to_coordinate_system(NumberPlane())
        self.play(ApplyPointwiseFunction(lambda p: p * 1.1, dot), Homotopy(lambda x, y, z, t: (x, y + t, z), Square()))
        self.wait(0.5)
