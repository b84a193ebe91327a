"""Fills the disk with files that have no name any more: who adds up the folder does not find them.

title: files without a name count
kind: disk
canary: says so
limits: scratch=40
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        streams = []
        for number in range(12):
            streams.append(open(f"hoard{number}", "wb", buffering=0))
            os.unlink(f"hoard{number}")
            for _ in range(10):
                streams[-1].write(bytes(1 << 20))
        time.sleep(2)
        print(HOST["bite"])
