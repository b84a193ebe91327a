"""Takes memory in threads, each with a stack of its own that it fills.

title: memory of threads counts
kind: memory
canary: says so
limits: memory=150
verdicts: memory failed
"""
import threading, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        threading.stack_size(32 << 20)
        hoard = []
        def take():
            hoard.append(bytearray(b"x" * (40 << 20)))
            time.sleep(3)
        threads = [threading.Thread(target=take) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if len(hoard) == 12:
            print(HOST["bite"])
