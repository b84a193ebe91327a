"""Climbs through attributes in a format string, whose fields no syntax tree shows.

title: format strings give nothing away
kind: guard
canary: the secret in the environment
"""
import random
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        print("{0._os.environ}".format(random))
        print(f"{random._os.environ}")
        print("{m._os.environ[%s]}".replace("%s", HOST["variable"]).format(m=random))
        print(str.format_map("{m._os.environb}", {"m": random}))
