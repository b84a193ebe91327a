"""Forks without end (here: three times as often as it may), and counts who is alive.

title: processes are counted
kind: processes
canary: says so
limits: processes=20
quick: yes
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        alive = 0
        for _ in range(HOST["processes"] * 3):
            try:
                if os.fork() == 0:
                    time.sleep(3)
                    os._exit(0)
                alive += 1
            except OSError:
                time.sleep(0.01)
        time.sleep(1)
        if alive > HOST["processes"] + 5:
            print(alive, HOST["bite"])
