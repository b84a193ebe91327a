"""Signals its parents and the supervisor, to end or to wake them.

title: the supervisor gets no signal
kind: processes
canary: the supervisor
quick: yes
"""
import os, signal
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for pid in (HOST["pid"], os.getppid()):
            for number in (signal.SIGUSR1, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
                try:
                    if pid > 1:
                        os.kill(pid, number)
                except OSError as error:
                    print(error)
