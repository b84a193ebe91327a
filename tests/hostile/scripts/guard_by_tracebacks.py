"""Climbs from an exception's traceback, a generator and a coroutine to the frames around it.

title: frames give nothing away
kind: guard
canary: the secrets in the files
"""
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        try:
            raise ValueError
        except ValueError as error:
            frame = error.__traceback__.tb_frame
        def steps():
            yield running.gi_frame.f_back
        running = steps()
        for start in (frame, next(running)):
            tools = start.f_builtins
            for path in HOST["secrets"].values():
                try:
                    print(tools["open"](path).read())
                except OSError as error:
                    print(error)
