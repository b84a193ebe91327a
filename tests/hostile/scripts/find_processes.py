"""Counts which processes exist, by asking whether they could be signalled. A success knows the supervisor and the victim.

title: other processes are invisible
kind: processes
canary: says so
limit: landlock (there is one table of processes for all: whether a number is taken can be asked)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for pid in (HOST["pid"], HOST["victim"]):
            for ask in (lambda: os.kill(pid, 0), lambda: os.getpgid(pid), lambda: os.getsid(pid),
                        lambda: os.sched_getaffinity(pid), lambda: os.getpriority(os.PRIO_PROCESS, pid)):
                try:
                    ask()
                except ProcessLookupError:
                    continue
                except OSError as error:
                    print(error)
                    continue
                print(HOST["bite"])
