"""Takes the terminal over: its size, its foreground group, its modes, and itself.

title: the terminal's size, group and modes stay
kind: terminal
canary: the terminal
"""
import fcntl, os, struct, termios
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        numbers = [0, 1, 2, *HOST["descriptors"]]
        for path in ("/dev/tty", HOST["terminal"]):
            try:
                numbers.append(os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK))
            except OSError as error:
                print(error)
        for number in numbers:
            for way in (
                lambda: fcntl.ioctl(number, termios.TIOCSWINSZ, struct.pack("HHHH", 1, 1, 0, 0)),
                lambda: os.tcsetpgrp(number, os.getpgrp()),
                lambda: fcntl.ioctl(number, termios.TIOCSCTTY, 1),
                lambda: fcntl.ioctl(number, termios.TIOCNOTTY),
            ):
                try:
                    way()
                except OSError:
                    pass
