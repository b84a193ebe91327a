"""Watches the home with inotify and fanotify, to learn what its owner does. A success says so.

title: nobody's folders are watched
kind: reading
canary: says so
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        watch = libc.inotify_init1(0)
        if watch >= 0 and libc.inotify_add_watch(watch, HOST["home"].encode(), 0xFFF) >= 0:
            print(HOST["bite"])
        if libc.fanotify_init(0x200, 0) >= 0:
            print(HOST["bite"])
