"""Writes frames of its own into the result pipe: a second "ready", files with a size below nothing, truths as numbers.

title: forged frames are refused
kind: protocol
canary: the verdict
verdicts: failed
quick: yes
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
        for header in ({"file": "x", "size": -5}, {"ready": True}, {"file": "x", "size": True}, {"file": "x", "size": 1e400},
                       {"order": {"module": "os"}}, {"file": ["x"], "size": 3}, [1, 2, 3], {}, {"answer": {}}):
            data = json.dumps(header).encode()
            os.write(descriptor, len(data).to_bytes(4, "big") + data)
