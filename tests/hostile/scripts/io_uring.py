"""Sets up io_uring, which opens files and connections without a system call that a filter would see. A success says so.

title: no io_uring
kind: kernel
canary: says so
quick: yes
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        parameters = ctypes.create_string_buffer(120)
        if libc.syscall(425, 8, parameters) >= 0:
            print(HOST["bite"])
        print(libc.syscall(427, 0, 0, 0, 0), libc.syscall(206, 8, ctypes.byref(ctypes.c_ulong())))
