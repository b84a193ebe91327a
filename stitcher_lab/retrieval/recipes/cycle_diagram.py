"""A cycle: stages on a ring with arrows from each to the next.

Stages are put round a circle; curved arrows lead on, and a dot goes round for ever.

- water cycle, rain and clouds
- four seasons, life of a frog from egg to frog
- goes round and round, repeats for ever
- rock, carbon, nitrogen, recycling
- feedback, vicious circle
- phases of the moon, of the heart, of an engine
- food chain, day and night
"""

from manim import *


class Cycle(Scene):
    def construct(self):
        names = ("sea", "cloud", "rain", "river")
        ring = Circle(2.2, color=GRAY).rotate(PI / 2)
        stages = VGroup(
            *(Text(n, font_size=32).move_to(2.2 * rotate_vector(UP, -i * TAU / 4)) for i, n in enumerate(names))
        )
        boxes = VGroup(*(SurroundingRectangle(s, color=BLUE, buff=0.2, corner_radius=0.15) for s in stages))
        self.play(LaggedStart(*(FadeIn(s, b) for s, b in zip(stages, boxes)), lag_ratio=0.4))
        arrows = VGroup(
            *(
                CurvedArrow(boxes[i].get_center(), boxes[(i + 1) % 4].get_center(), angle=-PI / 2, color=YELLOW).scale(
                    0.55
                )
                for i in range(4)
            )
        )
        self.play(LaggedStartMap(Create, arrows, lag_ratio=0.5))
        drop = Dot(ring.get_start(), color=RED, radius=0.12)
        self.play(FadeIn(drop))
        self.play(MoveAlongPath(drop, ring), run_time=3, rate_func=linear)
        self.play(Succession(*(Indicate(VGroup(b, s)) for b, s in zip(boxes, stages))), run_time=3)
        self.play(Rotating(drop, angle=-TAU, about_point=ORIGIN, run_time=2))
