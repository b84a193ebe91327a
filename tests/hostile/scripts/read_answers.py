"""Reads whatever comes in to it, and what is left of its order: another task's might be there.

title: nothing but its own order comes in
kind: protocol
canary: the secrets
"""
import os, select
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in range(64):
            try:
                ready, _, _ = select.select([number], [], [], 0)
                if ready:
                    print(number, os.read(number, 9999))
            except (OSError, ValueError):
                pass
