"""Leaves everything that it can for the next task of the warm pool: files, environment, modules, memory, processes.

title: (the first half of pool_find)
kind: pool
canary: files left behind, processes left behind
needs: pool
"""
import builtins, os, sys, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.environ["LEFT"] = "left-by-another"
        builtins.left = sys.left = "left-by-another"
        for module in ("manim", "numpy", "json", "stitcher_lab"):
            if module in sys.modules:
                sys.modules[module].left = "left-by-another"
        for folder in (".", "/tmp", "/tmp/home", "/tmp/work", "/dev/shm", "/inputs", "..", "../..", os.path.expanduser("~")):
            for name in ("left-by-another", ".left-by-another", "manim.py", "sitecustomize.py"):
                try:
                    open(f"{folder}/{name}", "w").write("left = 'left-by-another'")
                except OSError as error:
                    print(error)
        os.chdir("/")
        os.umask(0)
        sys.setrecursionlimit(77)
        if os.fork() == 0:
            try:
                os.setsid()
            except OSError:
                pass
            time.sleep(20)
