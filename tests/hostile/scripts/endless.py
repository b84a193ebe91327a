"""Burns processor time in as many processes as it may have, for longer than it may.

title: time is limited
kind: time
canary: says so
limits: wall=2
verdicts: timeout
quick: yes
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        until = time.monotonic() + HOST["wall"] * 2
        for _ in range(3):
            if os.fork() == 0:
                while time.monotonic() < until:
                    pass
                os._exit(0)
        while time.monotonic() < until:
            pass
        print(HOST["bite"])
