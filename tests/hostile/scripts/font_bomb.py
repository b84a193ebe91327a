"""Registers files as fonts that are none: random bytes, tables that point everywhere, a size of gigabytes.

title: a file that is no font harms only the task
kind: pictures
canary: the verdict
limits: wall=20 memory=700
verdicts: done failed memory timeout
control: no (a crash of the control would prove nothing)
"""
import random, struct
from manim import *

HOST = {}

class Attack(Scene):
    def construct(self):
        random.seed(1)
        for number in range(6):
            name = f"bad{number}.ttf"
            tables = b"".join(struct.pack(">4sIII", kind, 0, random.getrandbits(32), random.getrandbits(32))
                              for kind in (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name"))
            with open(name, "wb") as stream:
                stream.write(struct.pack(">IHHHH", 0x00010000, 8, 128, 3, 0) + tables + random.randbytes(5000))
            try:
                with register_font(name):
                    self.add(Text("x", font="bad"))
            except Exception as error:
                print(type(error))
