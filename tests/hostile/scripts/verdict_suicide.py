"""Kills itself, directly and by a child, so that the machine is blamed and not the script.

title: a suicide is told from a kill
kind: verdicts
canary: the verdict
limits: wall=4
verdicts: failed timeout done
control: no (verdicts are a supervisor's)
"""
import os, signal, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        launcher = os.getpid()
        if os.fork() == 0:
            for pid in (launcher, os.getppid()):
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError as error:
                    print(error)
            os._exit(0)
        os.kill(launcher, signal.SIGKILL)
        time.sleep(1)
