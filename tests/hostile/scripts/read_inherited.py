"""Reads from every descriptor it has, whatever it is.

title: no descriptor of the supervisor is inherited
kind: descriptors
canary: the secret behind an inherited descriptor
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in list(range(3, 256)) + HOST["descriptors"]:
            try:
                print(number, os.pread(number, 999, 0))
            except OSError:
                pass
