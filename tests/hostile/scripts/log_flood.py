"""Prints without end, to both outputs, as fast as it can.

title: a flood of print is kept short and stopped
kind: logs
canary: the verdict
verdicts: output timeout
quick: yes
control: no (how much is too much, only a supervisor says)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        block = b"flood " * 10_000
        while True:
            os.write(1, block)
            os.write(2, block)
