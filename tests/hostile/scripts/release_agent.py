"""Looks for control groups to write to: by release_agent the host runs a program of ours; by moving, limits are left.

title: control groups are out of reach
kind: kernel
canary: says so
control: no (needs root, and would change the machine)
"""
import glob, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        found = glob.glob("/sys/fs/cgroup/**/release_agent", recursive=True)[:9]
        found += glob.glob("/sys/fs/cgroup/**/cgroup.procs", recursive=True)[:9]
        for path in (*found, "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/cgroup.procs"):
            try:
                os.close(os.open(path, os.O_WRONLY))
                print(path, HOST["bite"])
            except OSError as error:
                print(error)
        try:
            os.mkdir("/sys/fs/cgroup/ours")
            print(HOST["bite"])
        except OSError as error:
            print(error)
