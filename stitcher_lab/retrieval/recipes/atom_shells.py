"""An atom: a nucleus with electrons on their shells.

Electrons circle on rings; one jumps outwards and comes back with a flash of light.

- tiny solar system, what everything is made of
- protons, neutrons and electrons
- electron jumps to a higher level and gives off light
- shells and rings around a core
- ions, giving away or taking an electron, salt
- radioactive decay, particle leaves the nucleus
"""

from manim import *


class Atom(Scene):
    def construct(self):
        core = VGroup(*(Dot(color=c, radius=0.14) for c in (RED, BLUE, RED, BLUE))).arrange_in_grid(2, 2, buff=0.02)
        shells = VGroup(*(Circle(r, color=GRAY, stroke_width=2) for r in (1.2, 2.2)))
        self.play(GrowFromCenter(core), Create(shells))
        electrons = VGroup(
            *(Dot(shells[n].point_at_angle(a), color=YELLOW) for n, a in ((0, 0), (0, PI), (1, PI / 3), (1, PI)))
        )
        self.play(LaggedStartMap(FadeIn, electrons, scale=3))
        for electron, rate in zip(electrons, (2, 2, 1, 1)):
            electron.add_updater(lambda e, dt, rate=rate: e.rotate(rate * dt, about_point=ORIGIN))
        self.wait(2)
        electrons[2].clear_updaters()
        self.play(electrons[2].animate.move_to(UR * 2.2), run_time=0.5)
        photon = FunctionGraph(lambda x: 0.15 * np.sin(10 * x), x_range=[0, 1.5], color=RED).move_to(UR * 2.2)
        self.play(electrons[2].animate.move_to(shells[1].point_at_angle(PI / 4)), photon.animate.shift(RIGHT * 3))
        label = LabeledArrow("nucleus", start=LEFT * 5 + UP * 2, end=core.get_left(), label_config={"font_size": 24})
        self.play(Create(label))
