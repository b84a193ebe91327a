"""Reads what /proc and /sys tell about the machine: mounts, processes, kernel symbols, devices. A success says so.

title: /proc and /sys are not there
kind: reading
canary: says so
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in ("/proc/self/mountinfo", "/proc/self/status", "/proc/self/maps", "/proc/mounts", "/proc/kallsyms",
                     "/proc/net/tcp", "/proc/cmdline", "/proc/1/cmdline", "/proc/keys", "/proc/meminfo",
                     "/sys/kernel/mm/transparent_hugepage/enabled", "/sys/class/net/lo/address"):
            try:
                if open(path).read():
                    print(path, HOST["bite"])
            except OSError as error:
                print(error)
        for folder in ("/proc", "/sys"):
            try:
                if any(name.isdigit() or name in ("kernel", "class") for name in os.listdir(folder)):
                    print(folder, HOST["bite"])
            except OSError as error:
                print(error)
