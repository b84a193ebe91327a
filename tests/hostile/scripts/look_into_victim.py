"""Asks the kernel about another process: its memory's pages, open files compared, its locks' addresses. A success says so.

title: the kernel tells nothing of others' insides
kind: processes
canary: says so
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        head, length = ctypes.c_void_p(), ctypes.c_size_t()
        victim = HOST["victim"]
        asked = {
            "kcmp": libc.syscall(312, victim, HOST["pid"], 0, 0, 0),
            "robust list": libc.syscall(274, victim, ctypes.byref(head), ctypes.byref(length)),
            "migrate_pages": libc.syscall(256, victim, 1, (ctypes.c_ulong * 1)(1), (ctypes.c_ulong * 1)(1)),
            "move_pages": libc.syscall(279, victim, 1, (ctypes.c_ulong * 1)(HOST["address"] & ~4095), None,
                                       (ctypes.c_int * 1)(), 0),
            "process_madvise": libc.syscall(440, libc.syscall(434, victim, 0), (ctypes.c_size_t * 2)(
                HOST["address"] & ~4095, 4096), 1, 21, 0),
        }
        for name, answer in asked.items():
            if answer >= 0:
                print(name, answer, HOST["bite"])
