from manim import *


class Chains(Scene):
    def construct(self):
        s = Square()
        self.play(s.animate.shift(LEFT).rotate(PI / 4).set_fill(BLUE, opacity=0.5).scale(0.8))
        self.play(s.animate(run_time=0.5, rate_func=there_and_back, lag_ratio=0.1).scale(2))
        animation = s.animate
        animation = animation.to_edge(UP)
        self.play(animation)
        self.play(s.animate.set(width=3, color=RED).center())
        self.play(s.animate.become(Circle()).build() if hasattr(s.animate, "build") else s.animate.shift(UP))
        s.generate_target()
        s.target.shift(RIGHT * 2).set_color(GREEN)
        s.target.name = "goal"
        self.play(MoveToTarget(s))
        s.save_state()
        s.saved_state.set_opacity(0.5)
        self.play(s.animate.apply_function(lambda p: p + 0.1 * np.sin(p)), run_time=0.5)
        self.play(s.animate.restore())
        t = Text("abc")
        self.play(t[0].animate.shift(UP), t[1:].animate.set_color(RED), t.chars.animate.scale(1.2))
        self.play(AnimationGroup(s.animate.shift(UP), t.animate.shift(DOWN), lag_ratio=0.5))
        self.play(Succession(Wait(0.2), s.animate.shift(DOWN), FadeOut(t)))
        (a := Dot()).animate.shift(UP)
        self.play(FadeIn(a))
        self.wait()
