from manim import *


class Sections(Scene):
    def construct(self):
        self.next_section("intro", skip_animations=False)
        self.add(Square())
        self.wait(0.5)
        self.next_section(name="main", section_type=DefaultSectionType.NORMAL)
        dots = [Dot(x * RIGHT) for x in range(-2, 3)]
        self.add(*dots)
        self.bring_to_back(dots[0])
        self.bring_to_front(dots[1], dots[2])
        self.add_foreground_mobjects(Text("front", font_size=24).to_edge(UP))
        self.play(*[d.animate.shift(UP) for d in dots], subcaption="they rise", subcaption_duration=1)
        self.add_subcaption("and wait", duration=1)
        self.remove(*dots[:2])
        self.replace(dots[3], Star())
        self.pause(0.2)
        everything = self.get_mobject_family_members()
        moving = self.get_moving_mobjects(*[])
        self.play(FadeOut(*self.mobjects))
        self.clear()
        print(len(everything), len(moving), self.renderer.num_plays, self.time)
        self.wait(0.2)
