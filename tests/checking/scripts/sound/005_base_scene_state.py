from manim import *


class Presentation(Scene):
    page = 0

    def setup(self):
        super().setup()
        self.footer = VGroup()
        self.palette = [BLUE_D, GREEN_D, GOLD_D]

    def next_page(self, heading):
        self.page += 1
        if self.page > 1:
            self.play(FadeOut(self.body), run_time=0.4)
        self.body = VGroup(Text(heading, font_size=40, color=self.palette[self.page % len(self.palette)]))
        number = Integer(self.page, font_size=24).to_corner(DR)
        self.remove(*self.footer)
        self.footer = VGroup(number)
        self.add(self.footer)
        self.play(Write(self.body))
        return self.body


class ThreePages(Presentation):
    def construct(self):
        for heading in ("Why", "How", "What next"):
            body = self.next_page(heading)
            self.play(body.animate.shift(UP))
        self.wait()
