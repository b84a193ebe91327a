from manim import *
import numpy as np
from numpy import pi, sin, cos
from numpy.linalg import norm
import numpy.random as npr


class NumpyPoints(Scene):
    def construct(self):
        npr.seed(1)
        corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * 1.5
        corners = np.c_[corners, np.zeros(4)]
        shape = Polygon(*corners)
        hull = Polygram(corners, corners * 0.5)
        t = np.linspace(0, 2 * pi, 60, endpoint=False)
        wave = np.stack([3 * cos(t), 2 * sin(2 * t), 0 * t], axis=1)
        curve = VMobject().set_points_smoothly([*wave, wave[0]])
        dots = VGroup(*map(Dot, wave[::10]))
        far = dots[int(np.argmax([norm(d.get_center()) for d in dots]))]
        self.play(Create(shape), Create(hull))
        self.play(Create(curve), FadeIn(dots))
        self.play(far.animate.scale(2).set_color(RED))
        noisy = curve.points + npr.normal(0, 0.02, curve.points.shape)
        curve.points[:, 0] *= 0.9
        self.play(curve.animate.set_points(noisy))
        middle = (shape.get_top() + shape.get_corner(DR)) / 2
        self.add(Dot(middle), Arrow(*shape.get_vertices()[:2], buff=0))
        x, y, _ = middle
        self.add(Text(f"{x:.1f} {y:.1f} {middle.round(1).tolist()}").scale(0.4).to_edge(DOWN))
        self.wait()
