"""Searches its own memory, up to where the kernel puts the first environment, for the supervisor's secret.

title: no copy of the environment stays in memory
kind: environment
canary: the secret in the environment
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        place = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
        first = ctypes.cast(place[0], ctypes.c_void_p).value or 0
        value = ctypes.cast(place, ctypes.POINTER(ctypes.c_void_p))[0]
        top = (value | 0xFFF) - 0x10  # the strings end in the last page of the stack
        text = ctypes.string_at(value, top - value)
        print(first and HOST["variable"].encode() in text, text)
