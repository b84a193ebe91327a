"""Ends with the exit code of a process that used up its processor time.

title: an exit code does not tell the time
kind: verdicts
canary: the verdict
verdicts: failed
control: no (verdicts are a supervisor's)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os._exit(152)
