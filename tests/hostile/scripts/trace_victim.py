"""Attaches to another process as a debugger does, by PTRACE_ATTACH and PTRACE_SEIZE.

title: no debugging of others
kind: processes
canary: the victim
quick: yes
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        for request in (0x4206, 16):
            if libc.ptrace(request, HOST["victim"], None, None) == 0:
                print("attached", HOST["bite"])
                os.waitpid(HOST["victim"], os.WNOHANG | 0x40000000)
                libc.ptrace(17, HOST["victim"], None, None)
