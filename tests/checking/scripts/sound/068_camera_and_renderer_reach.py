from manim import *


class Reaching(ThreeDScene):
    def construct(self):
        camera = self.renderer.camera
        assert camera is self.camera
        self.set_camera_orientation(phi=camera.get_phi() + 0.5, theta=self.camera.theta_tracker.get_value())
        phi, theta, focal_distance, gamma, zoom = self.camera.get_value_trackers()
        self.camera.set_zoom(0.8)
        self.camera.set_focal_distance(15)
        self.camera.background_color = GREY_E
        cube = Cube(fill_opacity=0.8).set_fill(BLUE, family=True)
        cube.set_stroke(WHITE, 1)
        self.play(FadeIn(cube), phi.animate.set_value(70 * DEGREES), theta.animate.increment_value(-0.5))
        center = self.camera._frame_center
        self.play(center.animate.shift(RIGHT * 0.5))
        self.begin_ambient_camera_rotation(rate=PI / 8, about="theta")
        self.wait(0.5)
        self.stop_ambient_camera_rotation(about="theta")
        self.move_camera(phi=0.8, theta=-1, gamma=0.1, zoom=zoom.get_value() * 1.1, frame_center=cube, run_time=0.5, rate_func=smooth)
        width, height = self.camera.frame_width, self.camera.frame_height
        pixels = self.camera.pixel_width / config.pixel_width
        label = Text(f"{width:.0f} {height:.0f} {pixels:.0f} {gamma.get_value():.1f} {focal_distance.get_value():.0f}")
        self.add_fixed_in_frame_mobjects(label.scale(0.4).to_corner(UL))
        self.wait(0.2)
