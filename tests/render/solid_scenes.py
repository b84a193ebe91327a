# ruff: noqa: ARG005, F403, F405
"""Scenes in three dimensions, with all that the camera does: shading, order, fixed things, moves, oddities."""

import numpy as np
from manim import *


class Bodies(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes()
        title, label = Text("Fixed").to_corner(UL), Text("x").move_to([2, 0, 1])
        self.add_fixed_in_frame_mobjects(title)
        self.add_fixed_orientation_mobjects(label)
        self.set_camera_orientation(phi=75 * DEGREES, theta=-45 * DEGREES)
        sphere = Sphere(radius=1, resolution=(8, 8)).shift(LEFT * 2)
        torus = Torus(resolution=(8, 8), major_radius=1, minor_radius=0.3).shift(RIGHT * 2)
        cube = Cube(side_length=1, fill_opacity=0.7).shift(UP * 2)
        self.add(axes, sphere, torus, label)
        self.play(Create(cube), run_time=0.3)
        self.move_camera(phi=30 * DEGREES, theta=10 * DEGREES, zoom=1.3, run_time=0.4)
        self.add(Arrow3D(start=[0, 0, 0], end=[2, 2, 2], resolution=8), Dot3D([1, 1, 1], color=RED))
        prism = Prism(dimensions=[1, 2, 3]).shift(DOWN * 2)
        cone = Cone(base_radius=0.5, height=1, resolution=(4, 6)).shift(OUT)
        self.play(FadeIn(prism), Write(cone), FadeIn(Cylinder(radius=0.5, resolution=(6, 8))), run_time=0.3)
        self.begin_ambient_camera_rotation(rate=0.5)
        self.play(Rotate(torus, PI / 3), sphere.animate.set_color(YELLOW), run_time=0.3)
        self.stop_ambient_camera_rotation()
        flat = VGroup(Square(color=[RED, BLUE], fill_opacity=0.5).set_sheen(0.3, UR), Circle(fill_opacity=0.4))
        curve = ParametricFunction(lambda t: np.array([np.cos(t), np.sin(t), t / 4]), t_range=[0, 6])
        self.play(Create(curve.set_shade_in_3d(True)), FadeIn(flat.set_z_index(3)), run_time=0.3)
        self.play(Create(Dodecahedron().scale(0.5)), run_time=0.3)
        self.remove_fixed_orientation_mobjects(label)
        self.begin_3dillusion_camera_rotation(rate=2)
        self.wait(0.3)
        self.stop_3dillusion_camera_rotation()
        self.renderer.camera.light_source.move_to([0, 0, 5])
        self.wait(0.1)
        self.renderer.camera.should_apply_shading = False
        self.wait(0.1)


class Even(ThreeDScene):
    """Faces that are equally far from the camera, where rounding decides which is drawn first."""

    def construct(self):
        surface = Surface(
            lambda u, v: [u, v, np.cos(u) * np.cos(v)],
            u_range=[-2, 2], v_range=[-2, 2], resolution=(12, 12), fill_opacity=0.6, checkerboard_colors=[RED, YELLOW],
        )  # fmt: skip
        self.add(surface)
        self.wait(0.1)
        for phi, theta in ((45, 0), (60, -45), (90, 30), (0, 90)):
            self.set_camera_orientation(phi=phi * DEGREES, theta=theta * DEGREES)
            self.wait(0.1)
        self.play(surface.animate.scale(1.3), run_time=0.2)
        self.play(Rotate(surface, PI / 4, axis=RIGHT), run_time=0.2)


class Coloured(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(x_range=(0, 5, 1), y_range=(0, 5, 1), z_range=(-1, 1, 0.5))
        plane = Surface(
            lambda u, v: axes.c2p(u, v, np.sin(u) * np.cos(v)), resolution=8, u_range=[0, 5], v_range=[0, 5]
        )
        plane.set_style(fill_opacity=1)
        plane.set_fill_by_value(axes=axes, colorscale=[(RED, -0.5), (YELLOW, 0), (GREEN, 0.5)], axis=2)
        self.set_camera_orientation(phi=75 * DEGREES, theta=-160 * DEGREES, gamma=0.2, focal_distance=8)
        self.add(axes, axes.get_z_axis_label(Text("z")), plane)
        self.move_camera(frame_center=[1, 1, 0], run_time=0.3)
        self.play(plane.animate.set_fill(BLUE, opacity=0.2).set_stroke([RED, WHITE], width=2), run_time=0.3)
        self.camera.exponential_projection = True
        self.move_camera(phi=1.4, run_time=0.2)


class Grey(ThreeDCamera):
    def get_fill_rgbas(self, vmobject):
        rgbas = np.array(super().get_fill_rgbas(vmobject))
        rgbas[:, :3] = rgbas[:, :3].mean()
        return rgbas


class Overridden(ThreeDScene):
    def __init__(self, **kwargs):
        super().__init__(camera_class=Grey, **kwargs)

    def construct(self):
        self.set_camera_orientation(phi=1, theta=0.3)
        self.add(Sphere(resolution=6), ThreeDAxes())
        self.begin_ambient_camera_rotation(0.5)
        self.wait(0.3)


class Pale(Square):
    def get_fill_rgbas(self):
        return np.array([[0.9, 0.9, 1, 0.5]])


class Odd(ThreeDScene):
    """What the quick way leaves to Manim, between what it does not."""

    def construct(self):
        self.set_camera_orientation(phi=1, theta=0.3)
        broken = Square(color=GREEN)
        broken.points[3] = np.nan
        pieces = VMobject(color=RED).set_points_as_corners([LEFT, UP, RIGHT])
        pieces.start_new_path(DOWN)
        own = Circle(fill_opacity=1).shift(LEFT)
        own.get_stroke_width = lambda background=False: 10.0
        grouped = VGroup(Square(fill_opacity=1), Circle(fill_opacity=0.5)).shift(OUT)
        grouped.set_shade_in_3d(True, z_index_as_group=True)
        outlined = Text("A", fill_opacity=1).set_stroke(RED, 4, background=True).shift(UP)
        image = ImageMobject(np.uint8([[0, 250], [100, 30]])).scale(40).shift(RIGHT * 3)
        cloud = PointCloudDot(radius=0.4).shift(DOWN * 2)
        self.add(Cube(fill_opacity=0.5), broken, Pale(fill_opacity=1).shift(RIGHT), pieces, own, grouped)
        self.add(outlined, image, cloud, Line3D(LEFT, OUT * 2, resolution=6))
        self.begin_ambient_camera_rotation(0.6)
        self.wait(0.3)
        grouped[0].set_points_as_corners([ORIGIN, UP, RIGHT, ORIGIN])
        self.wait(0.2)
        grouped.add(Triangle().set_shade_in_3d(True))
        self.wait(0.2)
