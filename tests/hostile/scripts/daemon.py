"""Leaves a daemon behind: forked twice, in a session of its own, with everything closed, deaf to all signals.

title: no daemon outlives its task
kind: processes
canary: processes left behind
quick: yes
"""
import os, signal, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        read, write = os.pipe()
        if os.fork() == 0:
            try:
                os.setsid()
            except OSError:
                pass
            if os.fork() == 0:
                for number in range(1, 65):
                    try:
                        signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError):
                        pass
                os.closerange(0, 256)
                time.sleep(20)
            os._exit(0)
        os.close(write)
        os.read(read, 1)
