"""Hands in a symbolic link to a secret, and a hard link, where its result is expected.

title: a result that is a link leads nowhere
kind: results
canary: the secrets in the files
quick: yes
"""
import os, pathlib, sys
from manim import Scene

HOST = {}

def channel():
    frame = sys._getframe()
    while "channel" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["channel"]

class Attack(Scene):
    def construct(self):
        way_out = channel()
        for number, path in enumerate(HOST["secrets"].values()):
            for make in (os.symlink, os.link):
                name = f"{make.__name__}{number}.mp4"
                try:
                    make(path, name)
                    way_out.file(name, pathlib.Path(name))
                except OSError as error:
                    print(error)
