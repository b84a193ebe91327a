"""Data that is written in the script."""
import json
import re
import textwrap

from manim import *

DATA = json.loads('{"title": "Growth", "values": [1, 2, 4, 8]}')


class Data(Scene):
    def construct(self):
        words = re.sub(r"\s+", " ", textwrap.dedent("""\
            a text
              of two lines"""))
        bars = VGroup(*(Rectangle(height=v / 3, width=0.5) for v in DATA["values"])).arrange(RIGHT, aligned_edge=DOWN)
        self.play(FadeIn(Text(DATA["title"] + ": " + words, font_size=24).to_edge(UP)), Create(bars), run_time=0.3)
