"""Tells what a task could tell warm from cold by: random numbers, hash seed, clock, limits, descriptors, threads.

title: a warm task gets the same start as a cold one
kind: pool
canary: says so
needs: pool
control: no (there is no pool)
"""
import os, random, resource, sys, threading
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        odd = []
        if sys.flags.hash_randomization and os.environ.get("PYTHONHASHSEED") != "0":
            odd.append("hash seed")
        if len(sys.argv) != 1 or threading.active_count() > 1:
            odd.append("arguments or threads")
        for name, most in (("AS", 1 << 36), ("NPROC", 5000), ("NOFILE", 256), ("CORE", 0), ("FSIZE", 1 << 31)):
            if resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))[1] in range(most + 1):
                continue
            odd.append(name)
        open_ones = []
        for number in range(3, 256):
            try:
                os.fstat(number)
                open_ones.append(number)
            except OSError:
                pass
        if len(open_ones) > 4:
            odd.append(f"descriptors {open_ones}")
        print(random.random())
        if odd:
            print(odd, HOST["bite"])
