"""Ends well (exit code 0) before anything is drawn.

title: no picture, no film
kind: verdicts
canary: the verdict
needs: film
verdicts: failed
control: no (verdicts are a supervisor's)
"""
import os
from manim import *

HOST = {}

class Attack(Scene):
    def construct(self):
        self.wait(0.1)
        os._exit(0)
