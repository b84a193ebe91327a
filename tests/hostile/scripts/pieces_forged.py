"""Sends pieces out of turn, with numbers that jump, and more of them than any film has.

title: pieces are counted, and come in order
kind: protocol
canary: the verdict
verdicts: failed output
control: no (nobody plays pieces there)
"""
import json, os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        descriptor = frame.f_locals["channel"]._stream.fileno()
        for number in (0, 7, -1, 2**70, 0):
            data = json.dumps({"piece": "clip", "number": number, "size": 3}).encode()
            os.write(descriptor, len(data).to_bytes(4, "big") + data + b"abc")
