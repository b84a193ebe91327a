"""Hands in a device that never ends, where the size was said to be nothing.

title: a result without end is cut
kind: results
canary: the verdict, the size of the results
verdicts: failed output
quick: yes
"""
import pathlib, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        endless = next(path for path in ("/dev/zero", "/dev/urandom") if pathlib.Path(path).exists())
        frame.f_locals["channel"].file("clip.mp4", pathlib.Path(endless))
