# dies: NameError; class: name
from manim import *


class FermatLittle(Scene):
    def construct(self):
        theorem = MathTex(r"a^{p} \equiv a \pmod{p}")
        self.play(Write(theorem))
        self.play(theorem.animate.to_edge(UP))

        necklace = Circle(radius=1.5, color=GREY)
        beads = VGroup()
        p = 5
        for k in range(p):
            bead = Dot(necklace.point_at_angle(TAU * k / p), radius=0.2)
            bead.set_color(RED if k % 2 else BLUE)
            beads.add(bead)
        self.play(Create(necklace), FadeIn(beads))
        for _ in range(p - 1):
            self.play(Rotate(beads, TAU / p, about_point=necklace.get_center()), run_time=0.5)
        count = MathTex(rf"2^{p} - 2 = {2**p - 2}").to_edge(DOWN)
        self.play(Write(count))
        self.play(Transform(count, MathTex(rf"{2**p - 2} = {p} \cdot {(2**p - 2) // p}").move_to(count.get_center())))
        self.play(FadeOut(Group(*self.mobjects)), run_time=RUN_TIME)
        self.wait()
