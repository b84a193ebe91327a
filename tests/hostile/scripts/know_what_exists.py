"""Asks for a secret file's size and times without opening it. A success knows that the file is there.

title: the existence of files is hidden
kind: reading
canary: says so
limit: landlock (Landlock has no say over stat: whether a path exists, its size and times can be asked)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            try:
                os.stat(path)
            except OSError as error:
                print(error)
            else:
                print(HOST["bite"])
