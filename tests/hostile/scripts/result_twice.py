"""Hands in the same result twice: a good one to be checked, another to be used.

title: no result replaces another
kind: results
canary: the verdict
verdicts: failed
quick: yes
"""
import sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        frame.f_locals["channel"].file("clip.mp4", b"good")
        frame.f_locals["channel"].file("clip.mp4", b"evil")
