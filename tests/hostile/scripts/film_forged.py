"""Sends a film of its own: reports of scenes that do not exist, with pictures that are none.

title: a film is believed by what it holds
kind: verdicts
canary: the verdict
needs: film
verdicts: failed output
control: no (nobody looks at films there)
"""
import os, sys
from manim import *

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        channel = frame.f_locals["channel"]
        channel.message({"scenes": ["Attack", "../../../tmp/x", "\x1b[2J", "con.mp4", "a" * 9999]})
        for number, name in enumerate(("Attack", f"../../{HOST['mark']}", "x\0y")):
            channel.file(f"clip{number}.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 500)
            channel.message({"scene": name, "number": number, "frames": 15, "title": "x", "lines": []})
        os._exit(0)
