"""Sends every signal to another process of the same user.

title: other processes get no signal
kind: processes
canary: the victim
quick: yes
"""
import os, signal
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in (signal.SIGUSR1, signal.SIGTERM, signal.SIGHUP, 34, 64, signal.SIGSTOP, signal.SIGKILL):
            try:
                os.kill(HOST["victim"], number)
            except OSError as error:
                print(error)
