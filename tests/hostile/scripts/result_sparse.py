"""Hands in a file of a tebibyte that holds nothing and takes no room on its own disk.

title: a sparse result fills no disk
kind: results
canary: the verdict, the size of the results
verdicts: output failed
control: no (it would fill this machine's)
"""
import os, pathlib, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        channel = frame.f_locals["channel"]
        with open("clip.mp4", "wb") as stream:
            for size in (1 << 40, 1 << 34, HOST["scratch"] << 20):
                try:
                    os.truncate("clip.mp4", size)
                    break
                except OSError as error:
                    print(error)
        channel.file("clip.mp4", pathlib.Path("clip.mp4"))
