"""Signals another process through a handle on it, got by pidfd_open or from /proc.

title: no signal through a pidfd
kind: processes
canary: the victim
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        handles = [libc.syscall(434, HOST["victim"], 0)]
        try:
            handles.append(os.open(f"/proc/{HOST['victim']}", os.O_RDONLY | os.O_DIRECTORY))
        except OSError as error:
            print(error)
        for handle in handles:
            print(libc.syscall(424, handle, 10, None, 0))
