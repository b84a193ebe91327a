"""Takes the operating system from modules that have imported it under a private name.

title: modules in other modules' pockets give nothing away
kind: guard
canary: the secrets in the files
quick: yes
"""
import contextlib
import random
import typing
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        system = random._os
        for path in HOST["secrets"].values():
            with contextlib.suppress(OSError):
                print(system.read(system.open(path, 0), 999))
            with contextlib.suppress(OSError):
                print(system.popen(f"cat {path}").read())
        print(typing.functools, contextlib.abc)
