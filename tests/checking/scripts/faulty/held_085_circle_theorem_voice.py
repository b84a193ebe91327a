# dies: TypeError; class: argument
from manim import *
from stitcher_lab.scene import *


class HalfCircle(Lesson):
    """Thales' theorem"""

    def construct(self):
        with self.voiceover(text="Take a half circle and any point on it.") as tracker:
            arc = Arc(radius=2.5, start_angle=0, angle=PI, color=INK)
            base = Line(arc.get_start(), arc.get_end())
            self.play(Create(arc), Create(base), run_time=tracker.duration)

        with self.voiceover(text="Joined to both ends it always makes a right angle.") as tracker:
            top = arc.point_from_proportion(0.35)
            left = Line(top, arc.get_end(), color=AMBER)
            right = Line(top, arc.get_start(), color=AMBER)
            corner = RightAngle(left, length=0.3)
            self.play(Create(left), Create(right), run_time=tracker.duration * 0.7)
            self.play(Create(corner))
