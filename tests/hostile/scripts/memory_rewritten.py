"""Writes into the interpreter's own memory: small numbers, truth, the collector, and then everywhere.

title: a broken interpreter breaks only itself
kind: inside
canary: the verdict
verdicts: failed done timeout memory
control: no (a crash of the control would prove nothing)
"""
import ctypes, gc
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for thing in gc.get_objects()[:2000:50]:
            ctypes.memset(id(thing) + 16, 0x41, 8)
        ctypes.memset(id(7) + 24, 9, 1)
        ctypes.memset(id(True), 0, 16)
        for page in range(0, 1 << 30, 1 << 20):
            ctypes.memset(id(gc) + page, 0, 64)
