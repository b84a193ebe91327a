"""Reads the environment that the kernel keeps of itself, its parents and the supervisor.

title: no process's environment can be read from /proc
kind: environment
canary: the secret in the environment
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for pid in ("self", os.getppid(), HOST["pid"], HOST["victim"], "thread-self"):
            for name in ("environ", "task/" + str(pid) + "/environ"):
                try:
                    print(open(f"/proc/{pid}/{name}", "rb").read())
                except OSError as error:
                    print(error)
