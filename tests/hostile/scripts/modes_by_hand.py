"""The same by naked system calls, old and new: utime, futimesat, fchmodat2, fchownat with an empty path.

title: no old or new call changes a file's mode or times
kind: writing
canary: changed files
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        path = HOST["diary"].encode()
        handle = libc.open(path, os.O_PATH)
        times = (ctypes.c_long * 4)(1, 0, 1, 0)
        for call in (
            (132, path, times), (235, path, times), (261, -100, path, times), (280, -100, path, times, 0),
            (280, handle, None, times, 0), (452, -100, path, 0o777, 0), (452, handle, b"", 0o777, 0x1000),
            (268, -100, path, 0o777), (90, path, 0o777), (91, handle, 0o777), (92, path, os.getuid(), os.getgid()),
            (94, path, os.getuid(), os.getgid()), (260, handle, b"", os.getuid(), os.getgid(), 0x1000),
            (188, path, b"user.mark", b"x", 1, 0), (463, -100, path, 0, b"user.mark", times, 16), (76, path, 0),
        ):
            print(call[0], libc.syscall(*call), ctypes.get_errno())
