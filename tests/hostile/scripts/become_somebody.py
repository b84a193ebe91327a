"""Becomes root or somebody else, by calls and by programs that are setuid. A success says so.

title: nobody else can be become
kind: kernel
canary: says so
control: no (an ordinary user cannot either)
"""
import ctypes, os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for way in (lambda: os.setuid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0]), lambda: os.setgid(0),
                    lambda: os.setreuid(-1, 0)):
            try:
                way()
                print(HOST["bite"])
            except OSError as error:
                print(error)
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)) == 0:
            print(HOST["bite"])
        for command in (["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["mount", "-t", "tmpfs", "x", "/tmp"],
                        ["passwd", "-S"], ["newgrp", "root"], ["chsh", "-s", "/bin/sh"], ["pkexec", "id", "-u"]):
            try:
                done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
                if done.stdout.strip() == "0" or (command[0] == "mount" and done.returncode == 0):
                    print(HOST["bite"])
            except OSError as error:
                print(error)
