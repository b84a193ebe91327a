from manim import *


class LevelCurves(ThreeDScene):
    def func(self, x, y):
        return 0.3 * (x**2 - y**2)

    def construct(self):
        axes = ThreeDAxes(x_range=[-3, 3], y_range=[-3, 3], z_range=[-3, 3], x_length=6, y_length=6, z_length=4)
        surface = axes.plot_surface(
            self.func, u_range=(-2, 2), v_range=(-2, 2), resolution=(8, 8), colorscale=[BLUE, GREEN, YELLOW],
        )
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES)
        self.play(Create(axes))
        self.play(Create(surface), run_time=2)
        graph = ParametricFunction(
            lambda t: axes.c2p(t, 0, self.func(t, 0)), t_range=(-2, 2), color=RED, stroke_width=6,
        ).set_shade_in_3d(True)
        self.play(Create(graph))
        arrow = Arrow3D(axes.c2p(0, 0, 0), axes.c2p(0, 0, 2), color=WHITE, resolution=6)
        line = Line3D(start=LEFT, end=RIGHT, thickness=0.05, color=PINK)
        dots = VGroup(*[Dot3D(axes.c2p(x, 0, self.func(x, 0)), radius=0.1) for x in (-1, 1)])
        self.play(FadeIn(arrow, line, dots))
        text = MathTex("z = 0.3 (x^2 - y^2)")
        self.add_fixed_in_frame_mobjects(text)
        text.to_corner(UL)
        sign = Text("saddle", font_size=30).move_to(axes.c2p(2, 2, 1))
        self.add_fixed_orientation_mobjects(sign)
        self.begin_3dillusion_camera_rotation(rate=1)
        self.wait(1)
        self.stop_3dillusion_camera_rotation()
        self.move_camera(phi=30 * DEGREES, zoom=1.2, added_anims=[FadeOut(arrow)])
        self.set_to_default_angled_camera_orientation()
        self.remove_fixed_in_frame_mobjects(text)
        angle = self.camera.get_phi() + self.camera.phi_tracker.get_value()
        self.wait(0.2 + 0 * angle)
