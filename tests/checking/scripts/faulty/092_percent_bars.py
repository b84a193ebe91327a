# dies: TypeError; class: keyword
from manim import *

DATA = {"Wind": 35, "Solar": 20, "Coal": 30, "Other": 15}


class EnergyMix(Scene):
    def construct(self):
        heading = Text("Electricity by source", font_size=40).to_edge(UP)
        self.play(Write(heading))
        bars = VGroup()
        names = VGroup()
        for (name, share), color in zip(DATA.items(), (BLUE, YELLOW, GREY, GREEN)):
            bar = Rectangle(width=share / 5, height=0.6, color=color, fill_opacity=0.8, opacity=1)
            label = Text(f"{name} {share} %", font_size=24)
            bars.add(bar)
            names.add(label)
        bars.arrange(DOWN, buff=0.4, aligned_edge=LEFT).shift(RIGHT)
        for bar, label in zip(bars, names):
            label.next_to(bar, LEFT)
            self.play(GrowFromEdge(bar, LEFT), FadeIn(label), run_time=0.6)
        self.wait(2)
