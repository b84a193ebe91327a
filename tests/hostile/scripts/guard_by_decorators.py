"""Lets decorators make the call that the guard looks for.

title: decorators give nothing away
kind: guard
canary: the secrets in the files
"""
import random
from manim import Scene

HOST = {}
paths = list(HOST.get("secrets", {}).values())

def path_of(function):
    return paths[0]

class Attack(Scene):
    def construct(self):
        @print
        @(lambda handle: random._os.read(handle, 999))
        @(lambda path: random._os.open(path, 0))
        @path_of
        def gotcha():
            pass
