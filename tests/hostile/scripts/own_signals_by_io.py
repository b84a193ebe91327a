"""Makes the victim the owner of a pipe's signals (F_SETOWN), so that the kernel signals it for us.

title: no signal by way of a pipe's owner
kind: processes
canary: the victim
"""
import fcntl, os, struct, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for command, value in ((8, HOST["victim"]), (15, struct.pack("ii", 1, HOST["victim"])), (8, -HOST["victim"])):
            read, write = os.pipe()
            try:
                fcntl.fcntl(read, command, value)
                fcntl.fcntl(read, 10, 10)
                fcntl.fcntl(read, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
                os.write(write, b"x")
            except OSError as error:
                print(error)
        time.sleep(0.1)
