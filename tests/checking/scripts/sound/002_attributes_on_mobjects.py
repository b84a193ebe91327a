from manim import *
import numpy as np


class Particles(Scene):
    def construct(self):
        rng = np.random.default_rng(4)
        swarm = VGroup(*[Dot(radius=0.06, color=random_bright_color()) for _ in range(12)])
        for particle in swarm:
            particle.velocity = rng.uniform(-1, 1, 3) * [1, 1, 0]
            particle.age = 0.0

        def drift(group, dt):
            for particle in group:
                particle.age += dt
                particle.shift(particle.velocity * dt)
                if particle.age > 1:
                    particle.velocity = -particle.velocity
                    particle.age = 0

        swarm.add_updater(drift)
        self.add(swarm)
        self.wait(2)
        swarm.clear_updaters()
        oldest = max(swarm, key=lambda p: p.age)
        self.play(oldest.animate.scale(3).set_color(YELLOW))
        self.wait()
