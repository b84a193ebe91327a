"""Announces a header of four gibibytes, and one that is nested a hundred thousand deep.

title: headers have a limit
kind: protocol
canary: the verdict
verdicts: failed
"""
import os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        stream = frame.f_locals["channel"]._stream
        deep = b'{"message": ' + b"[" * 100_000
        os.write(stream.fileno(), len(deep).to_bytes(4, "big") + deep[:50_000])
        os.write(stream.fileno(), deep[50_000:])
        os.write(stream.fileno(), b"\xff\xff\xff\xff" + bytes(9999))
