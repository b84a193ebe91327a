"""Hands in a pipe with a name that nobody ever writes into: whoever opens it waits for ever.

title: a result that is a pipe makes nobody wait
kind: results
canary: the verdict
limits: wall=3
verdicts: timeout failed
control: no (it waits for ever there too, which is nobody's harm)
"""
import os, pathlib, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        os.mkfifo("clip.mp4")
        frame.f_locals["channel"].file("clip.mp4", pathlib.Path("clip.mp4"))
