"""Starts threads without end.

title: threads are counted
kind: processes
canary: says so
limits: processes=20
"""
import threading, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        threads = []
        try:
            for _ in range(HOST["processes"] * 4):
                threads.append(threading.Thread(target=time.sleep, args=(2,), daemon=True))
                threads[-1].start()
        except RuntimeError as error:
            print(error)
        time.sleep(1)
        alive = sum(thread.is_alive() for thread in threads)
        if alive > HOST["processes"] + 5:
            print(alive, HOST["bite"])
