"""Hides the call in a formatted string within a formatted string.

title: nested f-strings give nothing away
kind: guard
canary: the secrets in the files
"""
import random
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            if random._os.access(path, 4):
                print(f"{f'{random._os.read(random._os.open(path, 0), 999)!r:>10}'}")
