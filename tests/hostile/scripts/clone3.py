"""Makes a user namespace by clone3, whose flags lie in memory where no filter can look. A success says so.

title: clone3 does not exist
kind: kernel
canary: says so
quick: yes
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for flags in (0x10000000, 0x10020000, 0x02000000 | 0x10000000, 0):
            arguments = (ctypes.c_uint64 * 11)(flags, 0, 0, 0, 17)
            for size in (64, 80, 88):
                child = libc.syscall(435, arguments, size)
                if child == 0:
                    os._exit(0)
                if child > 0:
                    os.waitpid(child, 0)
                    print(HOST["bite"])
