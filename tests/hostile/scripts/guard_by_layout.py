"""Writes itself with form feeds, lonely carriage returns, a byte-order mark's look-alike and continued lines.

title: odd line ends and blanks hide nothing
kind: guard
canary: the secrets in the files
"""
import random
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        x = 1; \
            print(x)
        for path in HOST["secrets"].values():
            system = random.\
                _os
            if system.access(path, 4): print(system.read(system.open(path,
                0), 999))
