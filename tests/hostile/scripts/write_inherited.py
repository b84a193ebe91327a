"""Writes to every descriptor it has: a terminal, a file, a network connection may be among them.

title: nothing of the host hangs on a descriptor that could be written
kind: descriptors
canary: UDP, terminal, files
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in list(range(3, 256)):
            try:
                os.set_blocking(number, False)
                os.write(number, b"written by a stranger")
            except OSError:
                pass
