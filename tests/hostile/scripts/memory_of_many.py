"""Takes three times the memory it may, spread over many small processes.

title: memory is counted over all processes of a task
kind: memory
canary: says so
limits: memory=150
verdicts: memory
quick: yes
"""
import os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        children = []
        for _ in range(20):
            child = os.fork()
            if child == 0:
                hoard = bytearray(b"x" * (HOST["memory"] * 3 // 20 << 20))
                time.sleep(4)
                os._exit(len(hoard) == 0)
            children.append(child)
        if all(os.waitpid(child, 0)[1] == 0 for child in children):
            print(HOST["bite"])
