"""Ends in the middle of a result, with exit code 0: half a film for a whole one.

title: half a result is none
kind: protocol
canary: the verdict
verdicts: failed
quick: yes
control: no (what half a result means, only a supervisor says)
"""
import json, os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        data = json.dumps({"file": "clip.mp4", "size": 1000}).encode()
        os.write(frame.f_locals["channel"]._stream.fileno(), len(data).to_bytes(4, "big") + data + b"half of it")
        os._exit(0)
