"""Sets the machine's clock, name and limits. A success says so.

title: clock and name of the machine stay
kind: kernel
canary: says so
control: no (only root could, and it would)
"""
import ctypes, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        now = (ctypes.c_long * 2)(int(time.time()), 0)
        asked = [libc.settimeofday(now, None), libc.syscall(227, 0, now), libc.sethostname(b"gotcha", 6),
                 libc.setdomainname(b"gotcha", 6), libc.syscall(159, ctypes.create_string_buffer(208)),
                 libc.syscall(172, 3), libc.syscall(173, 0x70, 2, 1), libc.syscall(162) - 1, libc.syscall(103, 10, None, 0)]
        if any(answer >= 0 for answer in asked):
            print(asked, HOST["bite"])
