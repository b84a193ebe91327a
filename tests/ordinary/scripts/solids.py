"""Solids with light on them."""
from manim import *


class Solids(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=70 * DEGREES, theta=-45 * DEGREES, zoom=0.7)
        solids = VGroup(Cube(), Sphere(resolution=(8, 8)), Cone(resolution=6), Dodecahedron()).arrange(RIGHT, buff=1)
        self.add(solids)
        self.play(Rotate(solids, PI / 6), run_time=0.2)
