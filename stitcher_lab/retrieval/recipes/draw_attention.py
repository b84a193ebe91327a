"""Ways to point at something.

A thing among others is flashed, circled, wiggled, focused on or passed by a light.

- look here, spotlight, highlight
- the odd one out, the important one
- blinking light, alarm, heartbeat
- circle the answer, underline it
- arrow pointing at something
- wave through a text, glow
"""

from manim import *


class LookHere(Scene):
    def construct(self):
        items = VGroup(*(Square(0.9, color=BLUE, fill_opacity=0.5) for _ in range(5))).arrange(RIGHT, buff=0.5)
        word = Text("important", font_size=44).shift(UP * 2)
        self.play(FadeIn(items), Write(word))
        self.play(FocusOn(items[2]))
        self.play(Indicate(items[2], scale_factor=1.3, color=YELLOW))
        self.play(Circumscribe(items[3], Circle, fade_out=True), Flash(items[1], flash_radius=0.8))
        self.play(Wiggle(items[4]), ApplyWave(word))
        self.play(Blink(items[0], blinks=2))
        frame = SurroundingRectangle(items[2], color=YELLOW, buff=0.15)
        border = AnimatedBoundary(items[4], colors=[RED, YELLOW])
        self.add(border)
        self.play(Create(frame), ShowPassingFlash(Underline(word, color=RED), time_width=0.5))
        arrow = Arrow(DOWN * 2.5, items[2].get_bottom(), color=YELLOW)
        self.play(GrowArrow(arrow), VGroup(*items[:2], *items[3:]).animate.set_opacity(0.2))
        self.play(arrow.animate.shift(UP * 0.2), rate_func=there_and_back_with_pause)
