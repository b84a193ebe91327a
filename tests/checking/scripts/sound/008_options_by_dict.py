from manim import *

TEXT = dict(font_size=30, color=GREY_A)
BOX = {"width": 3, "height": 1.2, "stroke_color": TEAL, "fill_opacity": 0.3}
PLAY = {"run_time": 0.5, "rate_func": rate_functions.ease_in_out_sine}


def labelled(text, box_options=None, **text_options):
    box = Rectangle(**(BOX | (box_options or {})))
    label = Text(text, **{**TEXT, **text_options})
    return VGroup(box, label)


class Pipeline(Scene):
    def construct(self):
        steps = VGroup(
            labelled("read"),
            labelled("check", {"stroke_color": YELLOW}, weight=BOLD),
            labelled("draw", dict(height=1.5), slant=ITALIC),
        ).arrange(RIGHT, buff=1)
        for step in steps:
            self.play(FadeIn(step, shift=UP), **PLAY)
        options = {"buff": 0.1, "stroke_width": 4}
        for a, b in zip(steps, steps[1:]):
            self.play(GrowArrow(Arrow(a.get_right(), b.get_left(), **options)), **PLAY)
        self.wait()
