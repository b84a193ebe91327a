# dies: TypeError; class: keyword
from manim import *


class WordFrequencies(Scene):
    counts = {"the": 62, "of": 36, "and": 29, "to": 26}

    def construct(self):
        quote = MarkupText(
            "In any text a <b>few</b> words are very common.", font_size=34, markup=True,
        )
        self.play(Write(quote))
        self.play(quote.animate.to_edge(UP))
        rows = VGroup()
        for word, count in self.counts.items():
            name = Text(word, font_size=28)
            bar = Rectangle(width=count / 12, height=0.4, fill_color=TEAL, fill_opacity=0.8, stroke_width=0)
            rows.add(VGroup(name, bar).arrange(RIGHT, buff=0.3))
        rows.arrange(DOWN, aligned_edge=LEFT)
        for row in rows:
            self.play(FadeIn(row[0]), GrowFromEdge(row[1], LEFT), run_time=0.5)
        self.wait()
