"""Rings that spread from a moving source.

Circles grow from a point; in front of a moving source they crowd together.

- siren of a passing ambulance
- stone thrown into water
- echo, sonar, bat, earthquake spreading
- rings crowd together in front of something fast
- loudspeaker, sound getting weaker with distance
- light bulb shining in all directions, star explodes
"""

from manim import *


class Rings(Scene):
    def construct(self):
        source = Dot(LEFT * 3, color=RED, radius=0.12)
        self.play(FadeIn(source, scale=3))
        self.play(
            Broadcast(Circle(2, color=BLUE), focal_point=source.get_center(), n_mobs=4, lag_ratio=0.3), run_time=3
        )
        rings = VGroup()

        def spread(group, dt):
            for ring in group:
                ring.scale(1 + dt / ring.width * 2)
                ring.set_stroke(opacity=max(0, 1 - ring.width / 6))

        rings.add_updater(spread)
        self.add(rings)
        for _ in range(6):
            rings.add(Circle(0.1, color=BLUE, stroke_width=3).move_to(source))
            self.play(source.animate.shift(RIGHT * 0.7), run_time=0.5, rate_func=linear)
        rings.clear_updaters()
        ear = ArcBetweenPoints(DOWN * 0.5, UP * 0.5, angle=PI).shift(RIGHT * 5)
        sound = Text("higher", font_size=28).next_to(ear, UP)
        self.play(Create(ear), FadeIn(sound), Flash(source))
