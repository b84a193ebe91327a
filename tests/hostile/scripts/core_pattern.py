"""Opens the kernel's own settings for writing: by core_pattern the host runs a program of ours, as root.

title: the kernel's settings cannot be opened, also where root started the task
kind: kernel
canary: says so
quick: yes
control: no (needs root, and would change the machine)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sysrq-trigger",
                     "/proc/sys/vm/panic_on_oom", "/proc/sys/fs/binfmt_misc/register", "/sys/kernel/uevent_helper",
                     "/proc/1/root/proc/sys/kernel/core_pattern", "/sys/power/state", "/proc/sys/kernel/hostname"):
            try:
                os.close(os.open(path, os.O_WRONLY))
                print(path, HOST["bite"])
            except OSError as error:
                print(error)
