"""Ignores every signal there is, closes its outputs, and sleeps.

title: nobody sleeps past the end
kind: time
canary: says so
limits: wall=2
verdicts: timeout
"""
import signal, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
        time.sleep(HOST["wall"] * 2)
        print(HOST["bite"])
