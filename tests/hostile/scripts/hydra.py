"""Leaves processes that fork a successor and end, over and over, so that whoever is killed was the last but one.

title: no chain of successors escapes
kind: processes
canary: processes left behind
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for _ in range(4):
            if os.fork() == 0:
                until = time.monotonic() + 10
                while time.monotonic() < until:
                    try:
                        if os.fork():
                            os._exit(0)
                        time.sleep(0.03)
                    except OSError:
                        pass
                os._exit(0)
        time.sleep(0.3)
