"""Reserves room without a size (fallocate that keeps the size): who adds up sizes finds nothing.

title: reserved room counts
kind: disk
canary: says so
limits: scratch=40
"""
import ctypes, os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for number in range(12):
            stream = os.open(f"hoard{number}", os.O_CREAT | os.O_RDWR)
            if libc.fallocate(stream, 1, ctypes.c_long(0), ctypes.c_long(10 << 20)):
                raise OSError(ctypes.get_errno(), "no room")
            if os.fstat(stream).st_blocks * 512 < 10 << 20:
                raise OSError("nothing was reserved")
        time.sleep(2)
        print(HOST["bite"])
