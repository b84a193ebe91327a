# dies: TypeError; class: keyword
from manim import *
from stitcher_lab.scene import *


class FallingBall(Lesson):
    """How far does a ball fall?"""

    def construct(self):
        with self.voiceover(text="A ball falls from a tower.", picture="tower and ball") as tracker:
            self.show_heading("Free fall")
            tower = Rectangle(width=1, height=4, color=MUTED).shift(LEFT * 4)
            ball = Dot(tower.get_corner(UR) + RIGHT * 0.3, radius=0.15, color=AMBER)
            self.play(Create(tower), FadeIn(ball), run_time=tracker.duration)

        with self.voiceover(text="In each second it falls further than in the one before.") as tracker:
            marks = VGroup()
            for t in (0.25, 0.5, 0.75, 1.0):
                y = tower.get_top()[1] - 4 * t * t
                marks.add(Line(LEFT * 0.2, RIGHT * 0.2, color=SKY).move_to([-2.9, y, 0]))
            self.play(
                ball.animate(rate_func=rush_into).move_to([-3.2, tower.get_bottom()[1], 0]),
                LaggedStart(*[Create(m) for m in marks], lag_ratio=0.3),
                run_time=tracker.duration,
            )
        with self.voiceover(text="The distance grows with the square of the time."):
            law = words("distance = 4.9 t²", 40, bold=True).shift(RIGHT * 2)
            self.play(FadeIn(law))
