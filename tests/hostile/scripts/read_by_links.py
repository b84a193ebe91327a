"""Makes symbolic and hard links to the secrets in its scratch, and moves them there, then reads what it made.

title: links made inside lead nowhere
kind: reading
canary: the secrets in the files
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number, path in enumerate(HOST["secrets"].values()):
            for way in (os.symlink, os.link, os.rename):
                name = f"{way.__name__}{number}"
                try:
                    if way is os.rename and "/shared/" not in path:
                        continue
                    way(path, name)
                    print(open(name).read())
                except OSError as error:
                    print(way.__name__, error)
        for path in HOST["secrets"].values():
            try:
                os.link(path, "followed", follow_symlinks=True)
                print(open("followed").read())
            except OSError as error:
                print(error)
