"""The same with names that the guard has no list for: a generator's frame and its builtins.

title: generators give nothing away
kind: guard
canary: the secrets in the files
"""
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        def steps():
            yield 1
        tools = steps().gi_frame.f_builtins
        for path in HOST["secrets"].values():
            try:
                print(tools["op" + "en"](path).read())
            except OSError as error:
                print(error)
