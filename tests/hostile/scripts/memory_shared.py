"""Takes memory that is shared and so belongs to no process in particular: anonymous, and lets go of its own view of it.

title: no shared anonymous memory
kind: memory
canary: says so
limits: memory=150
quick: yes
"""
import mmap, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        size = HOST["memory"] * 3 << 20
        hoard = mmap.mmap(-1, size)
        for start in range(0, size, 1 << 20):
            hoard[start:start + (1 << 20)] = b"x" * (1 << 20)
            hoard.madvise(mmap.MADV_DONTNEED, start, 1 << 20)
        time.sleep(2)
        if hoard[0:1] == b"x":
            print(HOST["bite"])
