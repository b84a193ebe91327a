from manim import *


def fade_all(self, **kwargs):
    self.play(*[FadeOut(m) for m in self.mobjects], **kwargs)


Scene.fade_all = fade_all
Mobject.nudge = lambda self, direction=RIGHT: self.shift(0.2 * direction)
VMobject.glow = lambda self, color=YELLOW: self.set_stroke(color, width=10, opacity=0.4)


class PatchedEverything(Scene):
    def construct(self):
        star = Star(color=GOLD)
        self.play(Create(star))
        star.nudge().nudge(UP)
        self.play(star.animate.glow(RED))
        self.play(star.animate.nudge(DOWN))
        self.fade_all(run_time=0.5)
        self.wait()
