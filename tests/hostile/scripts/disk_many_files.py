"""Makes empty files without end.

title: files are counted
kind: disk
canary: says so
limits: wall=25
verdicts: failed timeout output memory done
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in range(110_000):
            os.close(os.open(f"{number}", os.O_CREAT))
        time.sleep(1)
        print(HOST["bite"])
