"""Keeps memory in pipes that nobody reads, in many processes, each pipe as large as it may be.

title: pipes hold less than the limit
kind: memory
canary: says so
limits: memory=150
"""
import fcntl, os, time
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        kept, counts = 0, os.pipe()
        for _ in range(8):
            if os.fork() == 0:
                own = 0
                for _ in range(100):
                    try:
                        _, write = os.pipe()
                        os.set_blocking(write, False)
                        fcntl.fcntl(write, 1031, 1 << 20)
                    except OSError:
                        pass
                    try:
                        while True:
                            own += os.write(write, b"x" * 4096)
                    except OSError:
                        pass
                os.write(counts[1], own.to_bytes(8, "big"))
                time.sleep(2)
                os._exit(0)
        for _ in range(8):
            kept += int.from_bytes(os.read(counts[0], 8), "big")
        print(kept >> 20, "MiB")
        if kept > HOST["memory"] << 20:
            print(HOST["bite"])
