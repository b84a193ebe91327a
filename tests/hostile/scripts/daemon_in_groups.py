"""Leaves daemons in process groups of their own, and a program that was started anew (exec) in one.

title: no process hides in another group
kind: processes
canary: processes left behind
"""
import os, subprocess, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for _ in range(3):
            if os.fork() == 0:
                try:
                    os.setpgid(0, 0)
                except OSError as error:
                    print(error)
                time.sleep(20)
                os._exit(0)
        for arguments in ({"start_new_session": True}, {}):
            try:
                subprocess.Popen(["sleep", "20"], **arguments)
            except (OSError, subprocess.SubprocessError) as error:
                print(error)
        time.sleep(0.2)
