# dies: SyntaxError; class: syntax
from manim import *


class Polarization(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=75 * DEGREES, theta=-60 * DEGREES)
        axis = Line3D(LEFT * 5, RIGHT * 5, color=GREY)
        wave = ParametricFunction(
            lambda t: np.array([t, 0, np.sin(2 * t)]), t_range=[-5, 5], color=YELLOW
        )
        filter_plane = Square(side_length=3, color=BLUE, fill_opacity=0.3).rotate(PI / 2, axis=UP)
        self.add(axis)
        self.play(Create(wave), run_time=2)
        self.play(FadeIn(filter_plane))
        title = Text("Polarized light")
        self.add_fixed_in_frame_mobjects(title)
        title.to_corner(UL)
        self.play(Write(title)
        self.wait(2)

if __name__ == "__main__":
    scene = Polarization()
    scene.render()
