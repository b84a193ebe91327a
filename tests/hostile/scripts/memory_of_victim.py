"""Reads and writes another process's memory by process_vm_readv and process_vm_writev.

title: no reading or writing of others' memory by system call
kind: processes
canary: the victim's memory
quick: yes
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        here = ctypes.create_string_buffer(HOST["size"])
        local = (ctypes.c_size_t * 2)(ctypes.addressof(here), HOST["size"])
        remote = (ctypes.c_size_t * 2)(HOST["address"], HOST["size"])
        print(libc.process_vm_readv(HOST["victim"], local, 1, remote, 1, 0), here.raw)
        here.raw = b"x" * HOST["size"]
        print(libc.process_vm_writev(HOST["victim"], local, 1, remote, 1, 0))
