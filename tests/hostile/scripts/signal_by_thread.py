"""Signals another process by its thread, by a queue, and by its whole group.

title: no signal by tkill, tgkill, queues or groups
kind: processes
canary: the victim
"""
import ctypes, os, signal
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        victim, number = HOST["victim"], int(signal.SIGUSR2)
        information = ctypes.create_string_buffer(128)
        ctypes.cast(information, ctypes.POINTER(ctypes.c_int))[2] = -1
        print(libc.syscall(200, victim, number), libc.syscall(234, victim, victim, number))
        print(libc.syscall(129, victim, number, information), libc.syscall(297, victim, victim, number, information))
        try:
            os.killpg(victim, number)
        except OSError as error:
            print(error)
