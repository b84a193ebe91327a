"""Writes, appends, truncates and replaces a file of the owner's that everybody may write.

title: files of the host cannot be written
kind: writing
canary: changed files
quick: yes
"""
import os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        path = HOST["diary"]
        for way in (
            lambda: open(path, "a").write("x"),
            lambda: open(path, "w").write("y"),
            lambda: open(path, "r+").write("z"),
            lambda: os.truncate(path, 1),
            lambda: os.close(os.open(path, os.O_WRONLY | os.O_TRUNC)),
            lambda: os.close(os.open(path, os.O_RDONLY | os.O_TRUNC)),
            lambda: os.replace(__file__, path),
            lambda: subprocess.run(["sh", "-c", f"echo shell >> {path}"], check=True),
        ):
            try:
                way()
            except (OSError, subprocess.CalledProcessError) as error:
                print(error)
