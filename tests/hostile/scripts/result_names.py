"""Hands in results named as paths: above the outbox, absolute, hidden, empty, with odd characters.

title: no name of a result leads out of the outbox
kind: results
canary: files left behind
verdicts: failed
quick: yes
"""
import os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        for name in (f"../../{HOST['mark']}", f"{HOST['shared']}/{HOST['mark']}", f"a/../../../../tmp/{HOST['mark']}",
                     "..", ".", "", ".hidden", "a\0b", "a\nb", "-rf", "con", "ｅｖｉｌ/../..", "a" * 300, "~/x", "\u202eclip"):
            child = os.fork()
            if child == 0:
                try:
                    frame.f_locals["channel"].file(name, HOST["mark"].encode())
                finally:
                    os._exit(0)
            os.waitpid(child, 0)
