"""Opens the machine's password file (and reads nothing of it). Only root could; a task must never be root.

title: the task is nobody, even where root started it
kind: reading
canary: says so
control: no (an ordinary user cannot either, and root shall not try)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in ("/etc/shadow", "/etc/gshadow", "/etc/sudoers"):
            try:
                os.close(os.open(path, os.O_RDONLY))
                print(HOST["bite"])
            except OSError as error:
                print(error)
        if 0 in (os.getuid(), os.geteuid(), os.getgid()) or 0 in os.getgroups():
            print(HOST["bite"])
