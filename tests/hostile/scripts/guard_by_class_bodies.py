"""Runs its attack while classes are made: in a class body, in __init_subclass__, __set_name__, __class_getitem__.

title: class bodies and hooks give nothing away
kind: guard
canary: the secrets in the files
"""
import random
from manim import Scene

HOST = {}

def loot():
    for path in HOST["secrets"].values():
        try:
            print(random._os.read(random._os.open(path, 0), 999))
        except OSError as error:
            print(error)

class Hook:
    def __init_subclass__(cls):
        loot()

    def __set_name__(self, owner, name):
        loot()

    def __class_getitem__(cls, item):
        loot()

class Inner(Hook):
    member = Hook()
    loot()

class Attack(Scene):
    place = Hook[0]

    def construct(self):
        loot()
