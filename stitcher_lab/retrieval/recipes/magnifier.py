"""A magnifying glass: one part is shown enlarged beside the picture.

A small frame moves over the picture; what is in it appears large in a second window.

- magnifying glass over a part of the picture
- picture in picture, inset
- look at the tiny detail while the rest stays visible
- under the microscope, cell seen enlarged
- local behaviour of a curve
"""

from manim import *


class Glass(ZoomedScene):
    def __init__(self, **kwargs):
        super().__init__(
            zoom_factor=0.3,
            zoomed_display_height=3,
            zoomed_display_width=4,
            image_frame_stroke_width=2,
            zoomed_camera_config={"default_frame_stroke_width": 3},
            **kwargs,
        )

    def construct(self):
        wave = FunctionGraph(lambda x: np.sin(x) + 0.1 * np.sin(20 * x), x_range=[-6, 3], color=BLUE).shift(DOWN)
        self.play(Create(wave))
        frame = self.zoomed_camera.frame
        frame.move_to(LEFT * 3 + DOWN).set_color(YELLOW)
        self.activate_zooming(animate=False)
        self.play(FadeIn(frame), self.get_zoomed_display_pop_out_animation())
        self.play(frame.animate.shift(RIGHT * 3), run_time=2)
        self.play(ScaleInPlace(frame, 0.6))
        self.play(self.get_zoomed_display_pop_out_animation(), rate_func=lambda t: smooth(1 - t))
