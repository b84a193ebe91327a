from manim import *


class Dictionaries(Scene):
    def construct(self):
        parts = VDict({"head": Circle(radius=0.4), "body": Line(UP, DOWN)}, show_keys=False)
        parts["legs"] = VGroup(Line(ORIGIN, DL), Line(ORIGIN, DR))
        parts["head"].next_to(parts["body"], UP, buff=0)
        parts["legs"].shift(DOWN)
        parts.add([("hat", Triangle().scale(0.4).next_to(parts["head"], UP, buff=0))])
        self.play(Create(parts))
        self.play(parts["hat"].animate.set_color(RED))
        parts.remove("hat")
        group = Group(Square(), Circle(), ImageMobject(np.uint8([[0, 128], [255, 64]])).scale(20))
        group.arrange_in_grid(rows=1, buff=1)
        first, *others = group
        self.play(FadeOut(parts), FadeIn(group))
        nested = VGroup(VGroup(Dot(), Dot()).arrange(), VGroup(Dot(), Dot()).arrange()).arrange(DOWN)
        nested[0][1].set_color(YELLOW)
        nested += Square().scale(0.2)
        nested -= nested[1]
        self.play(ReplacementTransform(first, nested), *[FadeOut(o) for o in others])
        self.play(nested.family_members_with_points()[0].animate.scale(2))
        self.wait()
