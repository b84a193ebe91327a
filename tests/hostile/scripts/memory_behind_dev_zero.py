"""Shares memory by mapping /dev/zero, writes it, and lets go of its own view: the pages stay, and no process has them.

title: no shared memory by way of /dev/zero
kind: memory
canary: says so
limits: memory=150
"""
import mmap, os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        size = HOST["memory"] * 3 << 20
        hoard = mmap.mmap(os.open("/dev/zero", os.O_RDWR), size, mmap.MAP_SHARED)
        for start in range(0, size, 1 << 20):
            hoard[start:start + (1 << 20)] = b"x" * (1 << 20)
            hoard.madvise(mmap.MADV_DONTNEED, start, 1 << 20)
        time.sleep(2)
        if hoard[0:1] == b"x":
            print(HOST["bite"])
