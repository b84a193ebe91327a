"""Signals everybody there is (kill -1), and whole groups: its own, its parent's, the supervisor's.

title: a signal for everybody reaches nobody else
kind: processes
canary: the victim, the supervisor
quick: yes
"""
import os, signal
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        signal.signal(signal.SIGURG, signal.SIG_IGN)
        for target in (-1, -HOST["pid"], -HOST["victim"], 0, -os.getpgid(os.getppid() or 1)):
            try:
                os.kill(target, signal.SIGURG)
            except OSError as error:
                print(error)
