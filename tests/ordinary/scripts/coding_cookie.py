# -*- coding: utf-8 -*-
"""Says how it is written, as scripts of old do."""
from manim import *


class Cookie(Scene):
    def construct(self):
        self.play(FadeIn(Text("café")), run_time=0.2)
