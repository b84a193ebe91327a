"""Calls what opens holes in kernels: bpf, userfaultfd, perf, keyrings, personality, segments. A success says so.

title: calls with a large attack surface are closed
kind: kernel
canary: says so
quick: yes
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        page = ctypes.create_string_buffer(256)
        counter = ctypes.create_string_buffer(128)
        ctypes.cast(counter, ctypes.POINTER(ctypes.c_uint32))[0] = 1
        ctypes.cast(counter, ctypes.POINTER(ctypes.c_uint32))[1] = 112
        asked = {
            "bpf": libc.syscall(321, 0, page, 72), "userfaultfd": libc.syscall(323, 1),
            "perf_event_open": libc.syscall(298, counter, 0, -1, -1, 0),
            "add_key": libc.syscall(248, b"user", HOST["mark"].encode(), b"x", 1, -3),
            "keyctl": libc.syscall(250, 0, -3, 1), "request_key": libc.syscall(249, b"user", b"a", None, 0),
            "personality": libc.syscall(135, 0x0040000), "modify_ldt": libc.syscall(154, 0, page, 64),
            "memfd_secret": libc.syscall(447, 0), "lookup_dcookie": libc.syscall(212, 0, page, 64),
            "timer_create": libc.syscall(222, 1, None, page), "vmsplice": libc.syscall(278, 1, None, 0, 0),
            "splice": libc.syscall(275, 0, None, 1, None, 0, 0), "tee": libc.syscall(276, 0, 1, 0, 0),
            "process_mrelease": libc.syscall(448, 0, 0), "landlock": libc.syscall(444, None, 0, 1),
            "fanotify": libc.syscall(300, 0, 0), "quotactl": libc.syscall(179, 0x80000100, b"/", 0, page),
            "statmount": libc.syscall(457, page, page, 256, 0), "listmount": libc.syscall(458, page, page, 16, 0),
            "map_shadow_stack": libc.syscall(453, 0, 4096, 0), "acct": libc.syscall(163, None),
        }
        for name, answer in asked.items():
            if answer >= 0:
                print(name, answer, HOST["bite"])
