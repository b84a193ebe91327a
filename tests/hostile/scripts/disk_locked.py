"""Leaves files and folders that resist removal: closed folders, read-only ones, odd names, links to the owner's files.

title: a scratch that resists is wiped, and nothing else
kind: disk
canary: files left behind, changed files
control: no (its folder is removed by the harness, not by a supervisor)
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        mark = HOST["mark"]
        os.makedirs(f"{mark}/inner/deeper")
        open(f"{mark}/inner/file", "w").write(mark)
        for name in (b"\xff\xfe" + mark.encode(), mark.encode() + b"\n\t\x1b[2J", b"-rf " + mark.encode(), mark.encode() + b"*"):
            os.close(os.open(name, os.O_CREAT, 0))
        for number, path in enumerate((HOST["shared"], HOST["home"], HOST["diary"], "/", "..")):
            try:
                os.symlink(path, f"{mark}/inner/link{number}")
            except OSError as error:
                print(error)
        try:
            os.mkfifo(f"{mark}/fifo")
        except OSError as error:
            print(error)
        for path in (f"{mark}/inner/deeper", f"{mark}/inner", mark, "."):
            os.chmod(path, 0)
