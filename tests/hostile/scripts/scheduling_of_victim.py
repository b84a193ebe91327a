"""Pins another process, and the supervisor, to one processor, and gives it the idle policy.

title: others' processors and scheduling stay
kind: processes
canary: the victim's scheduling, the supervisor's
quick: yes
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for pid in (HOST["victim"], HOST["pid"]):
            for way in (
                lambda: os.sched_setaffinity(pid, {min(os.sched_getaffinity(0))}),
                lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0)),
            ):
                try:
                    way()
                except OSError as error:
                    print(error)
            attribute = (ctypes.c_uint32 * 12)(48, 5)
            print(libc.syscall(314, pid, attribute, 0))
