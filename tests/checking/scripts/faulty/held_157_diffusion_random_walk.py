# dies: AttributeError; class: attribute
from manim import *
import numpy as np


class Diffusion(Scene):
    def construct(self):
        rng = np.random.default_rng(1)
        box = Rectangle(width=10, height=5)
        self.add(box)
        particles = VGroup(*[Dot(radius=0.05, color=BLUE) for _ in range(40)])
        for p in particles:
            p.velocity = rng.normal(0, 1, size=3) * np.array([1, 1, 0])

            def move(m, dt):
                m.shift(m.velocity * dt)
                if abs(m.get_x()) > 5:
                    m.velocity[0] *= -1
                if abs(m.get_y()) > 2.5:
                    m.velocity[1] *= -1

            p.add_updater(move)
        self.add(particles)
        self.wait(4)
        spread = np.std([p.get_x() for p in particles])
        text = Text(f"spread {spread:.2f}").to_edge(UP)
        self.play(Write(text))
        for p in particles:
            self.play(FadeToColor(p, RED), run_time=0.02)
        self.play(FadeOut(particles.velocity))
        self.wait()
