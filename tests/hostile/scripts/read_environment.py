"""Prints its environment, as Python and the C library know it, and as a child gets it.

title: the host's environment is not handed down
kind: environment
canary: the secret in the environment
quick: yes
"""
import ctypes, os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        print(dict(os.environ), os.getenv(HOST["variable"]))
        place = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
        number = 0
        while place[number]:
            print(place[number])
            number += 1
        print(subprocess.run(["env"], capture_output=True, text=True).stdout)
