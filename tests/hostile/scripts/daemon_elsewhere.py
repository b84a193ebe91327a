"""Leaves a process that is not its child but its sibling (CLONE_PARENT): its father is who watches the task.

title: no process slips in beside its task
kind: processes
canary: processes left behind
quick: yes
"""
import ctypes, os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for signal in (17, 0):
            child = libc.syscall(56, ctypes.c_ulong(0x8000 | signal), 0, 0, 0, 0)
            if child == 0:
                try:
                    os.setsid()
                except OSError:
                    pass
                os.closerange(0, 256)
                time.sleep(20)
                os._exit(0)
            print(child)
