"""Makes namespaces of its own by unshare and clone: in a user namespace it would be root. A success says so.

title: no namespaces
kind: kernel
canary: says so
quick: yes
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for flag in (0x10000000, 0x10020000, 0x50000000, 0x30000000, 0x00020000, 0x80):
            for bits in (0, 1 << 32):
                child = libc.syscall(56, ctypes.c_ulong(flag | bits | 17), 0, 0, 0, 0)
                if child == 0:
                    os._exit(0)
                if child > 0:
                    os.waitpid(child, 0)
                    print("clone", hex(flag), HOST["bite"])
        child = os.fork()
        if child == 0:
            got = any(libc.unshare(flag) == 0 for flag in (0x10000000, 0x10020000, 0x80))
            os._exit(7 if got else 0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7:
            print("unshare", HOST["bite"])
