# dies: AttributeError; class: attribute
from manim import *


class GaussianHill(ThreeDScene):
    def construct(self):
        resolution_fa = 16
        self.set_camera_orientation(phi=75 * DEGREES, theta=-60 * DEGREES)
        axes = ThreeDAxes(x_range=(-3, 3, 1), y_range=(-3, 3, 1), z_range=(0, 1.5, 0.5))

        def hill(u, v):
            return np.array([u, v, np.exp(-(u**2 + v**2) / 2)])

        surface = Surface(hill, resolution=(resolution_fa, resolution_fa), v_range=[-2, 2], u_range=[-2, 2])
        surface.set_fill_by_value(axes=axes, colorscale=[(BLUE, 0), (GREEN, 0.5), (RED, 1)], axis=2)
        self.add(axes)
        self.play(Create(surface))
        peak = Dot3D(axes.c2p(0, 0, 1), color=YELLOW)
        self.play(GrowFromCenter(peak))
        label = axes.get_z_axis_label("z")
        self.play(Write(label))
        self.move_camera(phi=60 * DEGREES)
        self.play(peak.animate.pulse())
        self.stop_ambient_rotation()
        self.wait()
