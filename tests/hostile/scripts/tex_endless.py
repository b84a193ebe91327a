"""Lets TeX loop for ever.

title: TeX that never ends is stopped with the task
kind: tex
canary: the verdict
limits: wall=3
verdicts: timeout
"""
import subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        try:
            subprocess.run(["latex", "-interaction=batchmode", r"\def\x{\x}\x"], capture_output=True, timeout=HOST["wall"] * 2)
        except subprocess.TimeoutExpired:
            print(HOST["bite"])
