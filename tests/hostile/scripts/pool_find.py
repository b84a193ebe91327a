"""Looks for everything that the task before it (pool_leave) has left: nothing may be there.

title: nothing of one task reaches the next, warm or not
kind: pool
canary: says so
needs: pool
quick: yes
control: no (without a sandbox everything stays)
"""
import builtins, os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        found = ["environment"] if "LEFT" in os.environ else []
        found += [name for name, module in list(sys.modules.items()) if getattr(module, "left", "") == "left-by-another"]
        found += ["builtins"] if hasattr(builtins, "left") else []
        for folder in (".", "/tmp", "/tmp/home", "/tmp/work", "/dev/shm", "/inputs", "..", "../..", os.path.expanduser("~")):
            try:
                found += [name for name in os.listdir(folder) if "left-by-another" in name or name == "sitecustomize.py"]
            except OSError as error:
                print(error)
        if sys.getrecursionlimit() == 77 or os.umask(0o022) == 0 or os.getcwd() == "/":
            found.append("state")
        alive = []
        for pid in range(2, 400):
            try:
                os.kill(pid, 0)
                alive.append(pid)
            except OSError:
                pass
        if len(alive) > 3 and os.getpid() == 1:
            found.append("processes")
        if found:
            print(found, HOST["bite"])
