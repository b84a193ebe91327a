"""Makes calls by conventions of old: x32 numbers, and int 0x80, whose numbers mean something else. A success says so.

title: old call conventions are closed
kind: kernel
canary: says so
verdicts: failed
"""
import ctypes, mmap, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        child = os.fork()
        if child == 0:
            code = bytes.fromhex("53b814000000cd805bc3")  # getpid of the 32-bit table, by int 0x80
            page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
            page.write(code)
            function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
            print(HOST["bite"] if function() > 0 else "refused", flush=True)
            os._exit(0)
        os.waitpid(child, 0)
        ctypes.CDLL(None).syscall(0x40000000 + 39)
        if not os.environ.get(HOST["variable"]):
            print(HOST["bite"], "x32 is answered")
