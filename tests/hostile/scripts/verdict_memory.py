"""Ends with the launcher's own exit code for "no more memory", and with the one for "no order".

title: the launcher's own codes are no praise
kind: verdicts
canary: the verdict
verdicts: failed memory
control: no (verdicts are a supervisor's)
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        if os.fork() == 0:
            os._exit(76)
        os._exit(75)
