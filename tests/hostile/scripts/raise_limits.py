"""Raises its own limits, and its children's. A success says so.

title: limits only go down
kind: kernel
canary: says so
control: no (the control has limits of its own)
"""
import resource
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for name in ("AS", "CPU", "NPROC", "NOFILE", "FSIZE", "CORE", "MEMLOCK", "MSGQUEUE", "SIGPENDING"):
            number = getattr(resource, f"RLIMIT_{name}", 11)
            soft, hard = resource.getrlimit(number)
            for value in (-1, hard + 1 if hard >= 0 else -1):
                try:
                    resource.setrlimit(number, (value, value))
                    print(name, hard, HOST["bite"])
                except (OSError, ValueError, OverflowError):
                    pass
