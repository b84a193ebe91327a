"""Fills the disk inside a folder that nobody may enter any more, from within it.

title: folders that are closed count
kind: disk
canary: says so
limits: scratch=40
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.makedirs("closed/deep")
        streams = [open(f"closed/deep/hoard{number}", "wb", buffering=0) for number in range(12)]
        os.chmod("closed", 0)
        for stream in streams:
            for _ in range(10):
                stream.write(bytes(1 << 20))
        time.sleep(2)
        print(HOST["bite"])
