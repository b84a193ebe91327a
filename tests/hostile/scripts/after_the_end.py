"""Goes on after its end: exit handlers, threads, a child that holds the result pipe and writes when all is over.

title: nothing is said after the end
kind: time
canary: says so
quick: yes
"""
import atexit, os, sys, threading, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        channel = frame.f_locals["channel"]
        def late():
            time.sleep(1)
            print(HOST["bite"], flush=True)
            channel.message({"late": HOST["bite"]})
        atexit.register(late)
        threading.Thread(target=late).start()
        if os.fork() == 0:
            late()
            os._exit(0)
