"""Nests folders so deeply that no path reaches their end, for whoever has to remove them.

title: a scratch as deep as a well is wiped
kind: disk
canary: files left behind
control: no (its folder is removed by the harness, not by a supervisor)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in range(1500):
            name = HOST["mark"] + "n" * 200
            os.mkdir(name)
            os.chdir(name)
