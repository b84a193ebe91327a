"""Takes leases and change notices on files that are lent, so that whoever writes them waits. A success says so.

title: no leases and notices on lent files
kind: writing
canary: says so
"""
import fcntl, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in (HOST["diary"], HOST["package"] + "/__init__.py", HOST["package"]):
            for command, value in ((1024, fcntl.F_RDLCK), (1026, 1), (1026, 0x80000001)):  # F_SETLEASE, F_NOTIFY
                try:
                    fcntl.fcntl(os.open(path, os.O_RDONLY), command, value)
                    print(HOST["bite"])
                except OSError as error:
                    print(error)
