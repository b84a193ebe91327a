"""Prints what terminals act on: titles, colours, answers, backspaces over its own traces, C1 controls.

title: logs do nothing to the terminal of who reads them
kind: logs
canary: control characters in the log
control: no (nobody cleans the log there, nor is anybody harmed by a file)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.write(1, b"\x1b]0;gotcha\x07\x1b[2J\x1b[5n\x9b31m visible \x08\x08\x08 \xc2\x9b31m \xc2\x90payload\xc2\x9c\x1bP\x1b\\\x7f\n")
        print("\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\", "\u202egnp.exe")
