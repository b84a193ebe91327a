"""Leaves shared memory of every kind behind: /dev/shm, POSIX, System V, named semaphores, message queues.

title: no shared memory, semaphore or queue outlives the task
kind: persisting
canary: /dev/shm, System V
quick: yes
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        name = f"/{HOST['mark']}".encode()
        print(libc.shm_open(name, 0o102, 0o600))
        print(libc.mq_open(name, 0o102, 0o600, None))
        print(libc.shmget(HOST["key"], 4096, 0o1600), libc.semget(HOST["key"], 1, 0o1600), libc.msgget(HOST["key"], 0o1600))
        try:
            open(f"/dev/shm/{HOST['mark']}", "w").write("x")
        except OSError as error:
            print(error)
