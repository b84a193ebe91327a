"""Names that sound wrong or old, and are there."""
from manim import *


class OldNames(Scene):
    def construct(self):
        tex = MathTex("a", "+", "b")
        single = SingleStringMathTex("x^2").to_edge(UP)
        title = Title("Names")
        para = MarkupText("<b>bold</b> <span foreground='blue'>blue</span>", font_size=30).to_edge(DOWN)
        self.play(Write(title), FadeIn(single), Write(para))
        self.play(Create(tex), tex.animate.set_color_by_tex("a", RED))
        self.play(Uncreate(single), ShowPassingFlash(Underline(tex), time_width=0.5))
        self.play(ApplyMethod(tex.shift, UP), ApplyFunction(lambda m: m.scale(0.5), title))
        self.play(Circumscribe(tex), FocusOn(tex), Wiggle(tex), Indicate(title))
        self.play(ApplyWave(para), SpinInFromNothing(Square().shift(DOWN)))
        self.play(TransformMatchingShapes(tex, MathTex("b", "+", "a")))
        self.play(ShowIncreasingSubsets(VGroup(Dot(), Dot(UP), Dot(DOWN))))
        self.play(Broadcast(Circle(), run_time=1), Blink(Dot(RIGHT * 3)))
        self.play(Rotating(Square(), angle=PI, run_time=1))
        self.wait(frozen_frame=False)
