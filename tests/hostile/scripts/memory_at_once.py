"""Takes three times the memory it may, keeps it for a while, and says so if it still can.

title: memory of one process has a limit
kind: memory
canary: says so
limits: memory=150
verdicts: memory
quick: yes
"""
import time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        hoard = [bytearray(b"x" * (1 << 20)) for _ in range(HOST["memory"] * 3)]
        time.sleep(3)
        print(len(hoard), HOST["bite"])
