"""Sends messages without end.

title: messages are counted and weighed
kind: protocol
canary: the verdict
verdicts: output
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
        for _ in range(100_000):
            frame.f_locals["channel"].message({"x": "y" * 100_000})
