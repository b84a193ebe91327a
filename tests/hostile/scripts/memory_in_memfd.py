"""Keeps memory in files that exist only in memory (memfd_create, memfd_secret).

title: no files in memory
kind: memory
canary: says so
limits: memory=150
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        try:
            hoard = os.memfd_create("hoard")
            for _ in range(HOST["memory"] * 2):
                os.write(hoard, b"x" * (1 << 20))
            print(HOST["bite"])
        except OSError as error:
            print(error)
        if ctypes.CDLL(None).syscall(447, 0) >= 0:
            print(HOST["bite"])
