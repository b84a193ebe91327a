"""Ends with the exit code of a process that was killed from outside, so that the machine is blamed and not the script.

title: an exit code does not tell who killed
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
        os._exit(137)
