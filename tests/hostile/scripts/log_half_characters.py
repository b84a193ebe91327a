"""Prints bytes that are no text: half characters, surrogates, null bytes, one line of a megabyte.

title: no byte in a log trips the reader
kind: logs
canary: the verdict
verdicts: done
control: no (nothing reads the log there)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.write(1, b"\xed\xa0\x80\xff\xfe\x00\xf0\x9f\x98" * 10_000 + b"\r\r\n\n" + b"x" * (1 << 20) + b"\xe2\x82")
