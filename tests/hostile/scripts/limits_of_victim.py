"""Lowers another process's limits, so that it can open no more files.

title: others' limits stay
kind: processes
canary: the victim's limits
quick: yes
"""
import ctypes, resource
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for pid in (HOST["victim"], HOST["pid"]):
            for number in (resource.RLIMIT_NPROC, resource.RLIMIT_CORE):
                try:
                    print(resource.prlimit(pid, number))
                    if pid == HOST["victim"]:
                        resource.prlimit(pid, number, (7, 7))
                except OSError as error:
                    print(error)
        new = (ctypes.c_uint64 * 2)(9, 9)
        high = ctypes.c_ulong((1 << 32) | HOST["victim"])  # what the kernel reads as the victim's number
        print(ctypes.CDLL(None).syscall(302, high, 7, new, None))
