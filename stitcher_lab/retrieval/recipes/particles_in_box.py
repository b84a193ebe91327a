"""Particles that fly about in a box.

Dots move in straight lines and bounce off the walls; warmer ones are faster.

- gas molecules in a balloon, air pressure
- why hot air expands, temperature and speed
- solid, liquid and gas
- smell spreading through a room, diffusion, sugar dissolving in tea
- billiard balls, collisions, crowd of people
- random walk, Brownian motion
- pushing a piston makes the pressure rise
"""

from manim import *


class Box(Scene):
    def construct(self):
        box = Rectangle(width=8, height=5, color=WHITE)
        rng = np.random.default_rng(1)
        dots = VGroup(*(Dot([*rng.uniform(-2, 2, 2), 0], color=BLUE) for _ in range(20)))
        speeds = [np.array([*rng.normal(0, 2, 2), 0]) for _ in dots]

        def move(group, dt):
            for dot, speed in zip(group, speeds):
                for axis, wall in ((0, 3.9), (1, 2.4)):
                    if abs(dot.get_center()[axis]) > wall and dot.get_center()[axis] * speed[axis] > 0:
                        speed[axis] *= -1
                dot.shift(speed * dt)

        trace = TracedPath(dots[0].get_center, stroke_color=YELLOW, dissipating_time=1)
        dots[0].set_color(YELLOW)
        self.play(Create(box), FadeIn(dots))
        self.add(trace)
        dots.add_updater(move)
        self.wait(2)
        speeds[:] = [2 * speed for speed in speeds]
        self.play(box.animate.set_stroke(RED, width=8), dots[1:].animate.set_color(ORANGE), run_time=1.5)
        dots.remove_updater(move)
        self.play(Broadcast(Circle(1, color=YELLOW), focal_point=dots[0].get_center()))
