"""Reaches for the supervisor's open files through /proc, and takes them with pidfd_getfd.

title: other processes' open files are out of reach
kind: descriptors
canary: the secret behind a descriptor
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for pid in (HOST["pid"], os.getppid()):
            for number in HOST["descriptors"][:1]:
                try:
                    print(open(f"/proc/{pid}/fd/{number}", "rb").read(999))
                except OSError as error:
                    print(error)
            handle = libc.syscall(434, pid, 0)
            for number in HOST["descriptors"][:1] if handle >= 0 else ():
                taken = libc.syscall(438, handle, number, 0)
                if taken >= 0:
                    print(os.pread(taken, 999, 0))
