from manim import *


class Solids(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=70 * DEGREES, theta=-50 * DEGREES, gamma=0, zoom=0.8, distance=8)
        axes = ThreeDAxes(x_range=(-4, 4, 1), z_range=(-2, 2))
        solids = VGroup(
            Sphere(radius=0.6, resolution=(8, 8)),
            Cube(side_length=1, fill_color=RED),
            Prism(dimensions=[1, 0.5, 1.5]),
            Cone(base_radius=0.6, height=1.2, resolution=(6, 8)),
            Cylinder(radius=0.4, height=1.2, resolution=(6, 8)),
            Torus(major_radius=0.6, minor_radius=0.2, resolution=(8, 8)),
            Tetrahedron(edge_length=1),
        )
        solids.arrange(RIGHT, buff=0.3)
        self.add(axes)
        self.begin_ambient_camera_rotation(rate=0.3)
        self.play(LaggedStart(*(FadeIn(s) for s in solids), lag_ratio=0.1))
        self.wait()
        self.stop_ambient_camera_rotation()
        label = Text("Solids").to_corner(UL)
        self.add_fixed_in_frame_mobjects(label)
        self.play(Write(label))
        self.renderer.camera.light_source.move_to(3 * IN)
        self.move_camera(phi=0, theta=-90 * DEGREES, frame_center=solids[1].get_center(), run_time=1)
        surface = Surface(
            lambda u, v: axes.c2p(u, v, 0.2 * u * v), u_range=[-2, 2], v_range=[-2, 2], resolution=(6, 6)
        )
        surface.set_fill_by_checkerboard(BLUE, GREEN, opacity=0.5)
        self.play(Create(surface))
        self.wait()
