"""Mounts by the old and the new calls: a tmpfs over something, the host's devices, a bind. A success says so.

title: no mounting
kind: kernel
canary: says so
control: no (only root could)
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        asked = [
            libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, b""), libc.mount(b"proc", b"/tmp", b"proc", 0, b""),
            libc.mount(b"/usr", b"/tmp", b"none", 4096, b""), libc.mount(b"none", b"/", b"none", 0x20 | 0x1000, b""),
            libc.mount(b"cgroup", b"/tmp", b"cgroup", 0, b"memory"), libc.umount2(b"/tmp", 2),
            libc.syscall(428, -100, b"/usr", 1), libc.syscall(430, b"tmpfs", 0), libc.syscall(155, b"/tmp", b"/tmp"),
            libc.syscall(442, -100, b"/usr", 0, (ctypes.c_uint64 * 4)(1), 32), libc.chroot(b"/tmp"),
        ]
        if any(answer >= 0 for answer in asked):
            print(asked, HOST["bite"])
