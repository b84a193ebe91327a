"""Lowers another process's priority for processor and disk.

title: others' priorities stay
kind: processes
canary: the victim's priority
quick: yes
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for which, who in ((os.PRIO_PROCESS, HOST["victim"]), (os.PRIO_PGRP, HOST["victim"]), (os.PRIO_USER, 0)):
            try:
                os.setpriority(which, who, 19)
            except OSError as error:
                print(error)
        print(libc.syscall(251, 1, HOST["victim"], (3 << 13)))  # ioprio_set: idle
        try:
            open(f"/proc/{HOST['victim']}/autogroup", "w").write("19")
        except OSError as error:
            print(error)
