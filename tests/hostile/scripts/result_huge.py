"""Hands in real results that together are larger than allowed, in many files of middling size.

title: results together stay below their limit
kind: results
canary: the verdict, the size of the results
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
        block = bytes(1 << 20)
        for number in range(HOST["result"] * 3 + 40):
            frame.f_locals["channel"].file(f"part{number}.bin", block)
