from manim import *


class Magnifier(ZoomedScene):
    def __init__(self, **kwargs):
        ZoomedScene.__init__(
            self,
            zoom_factor=0.3,
            zoomed_display_height=1.5,
            zoomed_display_width=4,
            image_frame_stroke_width=20,
            zoomed_camera_config={"default_frame_stroke_width": 3},
            **kwargs,
        )

    def construct(self):
        dot = Dot().shift(UL * 2)
        grid = NumberPlane()
        self.add(grid, dot)
        zoomed_camera = self.zoomed_camera
        display = self.zoomed_display
        frame = zoomed_camera.frame
        frame.move_to(dot).set_color(PURPLE)
        display.display_frame.set_color(RED)
        display.shift(DOWN)
        self.play(Create(frame))
        self.activate_zooming()
        self.play(self.get_zoomed_display_pop_out_animation())
        self.play(frame.animate.scale(0.5), display.animate.to_corner(DL))
        self.play(frame.animate.shift(RIGHT))
        self.wait()
