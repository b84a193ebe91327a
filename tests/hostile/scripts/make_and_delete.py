"""Makes files and folders in a folder that everybody may write, and deletes and renames what lies there.

title: nothing is made, deleted or renamed on the host
kind: writing
canary: changed folders
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        shared = HOST["shared"]
        for way in (
            lambda: open(f"{shared}/{HOST['mark']}", "w").close(),
            lambda: os.mkdir(f"{shared}/folder"),
            lambda: os.symlink("/etc/passwd", f"{shared}/link"),
            lambda: os.link(HOST["diary"], f"{shared}/hard"),
            lambda: os.mkfifo(f"{shared}/fifo"),
            lambda: os.rename(HOST["diary"], f"{shared}/elsewhere"),
            lambda: os.unlink(HOST["unix"]),
            lambda: os.unlink(HOST["diary"]),
            lambda: os.rmdir(f"{shared}/named"),
            lambda: os.open(shared, os.O_TMPFILE | os.O_RDWR),
        ):
            try:
                way()
            except OSError as error:
                print(error)
