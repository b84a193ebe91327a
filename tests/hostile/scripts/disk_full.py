"""Fills the scratch with one file after the other. A success gets half as much again as allowed, and says so.

title: the scratch has a size
kind: disk
canary: says so
limits: scratch=40
quick: yes
"""
import time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        written, number = 0, 0
        while written < HOST["scratch"] * 3 << 20:
            number += 1
            with open(f"hoard{number}", "wb", buffering=0) as stream:
                for _ in range(10):
                    written += stream.write(bytes(1 << 20))
        time.sleep(2)
        print(HOST["bite"])
