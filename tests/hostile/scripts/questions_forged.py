"""Asks questions although nobody answers: by the channel, and by frames of its own; then waits for what comes.

title: questions that nobody takes are refused
kind: protocol
canary: the verdict
verdicts: failed
control: no (there is nobody to ask)
"""
import json, os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        channel = frame.f_locals["channel"]
        try:
            channel.ask({"formulas": [{"document": "x" * 1000}]})
        except RuntimeError as error:
            print(error)
        for question in ({"formulas": [1, 2]}, {"file": "/etc/passwd"}, {}):
            data = json.dumps({"question": question}).encode()
            os.write(channel._stream.fileno(), len(data).to_bytes(4, "big") + data)
