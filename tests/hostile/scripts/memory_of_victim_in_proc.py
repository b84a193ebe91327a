"""Reads and writes another process's memory through /proc/PID/mem.

title: no reading or writing of others' memory by /proc
kind: processes
canary: the victim's memory
"""
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for pid in (HOST["victim"], HOST["pid"]):
            try:
                with open(f"/proc/{pid}/mem", "r+b", buffering=0) as memory:
                    memory.seek(HOST["address"])
                    print(memory.read(HOST["size"]))
                    memory.seek(HOST["address"])
                    if pid == HOST["victim"]:
                        memory.write(b"x")
            except OSError as error:
                print(error)
