"""Climbs with string.Formatter and operator, to what the guard would not let it name.

title: formatters and operators give nothing away
kind: guard
canary: the secret in the environment
"""
import operator
import random
import string
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        print(string.Formatter().get_field("0._os.environ", [random], {})[0])
        print(operator.attrgetter("_os.environ")(random))
        print(operator.methodcaller("_" + "_getattribute_" + "_", "_os")(random).environ)
