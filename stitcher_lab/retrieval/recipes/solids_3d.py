"""Solid bodies: cube, sphere, cylinder, cone and more.

Bodies stand side by side, turn, and one is cut by a plane.

- ice cream cone, tin can, box, ball, dice, pyramid
- doughnut, tyre, ring in space
- volume and surface of a body
- globe with a line from pole to pole
- faces, edges and corners of a solid
- crystal, regular bodies, football
- cutting through a solid, cross-section
- turning an object around its axis
"""

from manim import *


class Bodies(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=70 * DEGREES, theta=-60 * DEGREES, zoom=0.7)
        row = Group(
            Cube(side_length=1.6, fill_color=BLUE),
            Sphere(radius=0.9, resolution=(12, 12)),
            Cylinder(radius=0.7, height=1.8, resolution=(6, 12)),
            Cone(base_radius=0.8, height=1.6, resolution=(4, 12)),
            Torus(major_radius=0.8, minor_radius=0.3, resolution=(10, 8)),
            Prism(dimensions=[1, 1.4, 1.8]),
        ).arrange(RIGHT, buff=0.6)
        self.play(LaggedStart(*(FadeIn(body, scale=0.5) for body in row), lag_ratio=0.2))
        self.play(Rotate(row[0], PI / 2, axis=OUT), Rotate(row[5], PI / 3, axis=UP))
        self.play(FadeOut(row[1:]))
        cut = Square(3, color=YELLOW, fill_opacity=0.4)
        self.play(row[0].animate.move_to(ORIGIN), FadeIn(cut))
        self.play(FadeTransform(row[0], Dodecahedron(edge_length=0.9)), cut.animate.shift(OUT))
        self.move_camera(phi=45 * DEGREES, theta=30 * DEGREES)
