"""Opens disks, memory and kernel messages as devices, and makes such devices for itself. A success says so.

title: no device but null, zero, full and random
kind: reading
canary: says so
control: no (only root could, and it would be the machine's real disk)
"""
import os, stat
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for name in ("mem", "kmem", "port", "kmsg", "sda", "vda", "nvme0n1", "loop0", "loop-control", "fuse", "kvm", "ptmx",
                     "net/tun", "vhost-net", "uinput", "console", "tty", "tty0", "hwrng", "mapper/control", "vsock"):
            try:
                os.close(os.open(f"/dev/{name}", os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY))
                print(name, HOST["bite"])
            except OSError as error:
                print(error)
        for number, (kind, major, minor) in enumerate([(stat.S_IFBLK, 8, 0), (stat.S_IFBLK, 254, 0), (stat.S_IFCHR, 1, 1)]):
            try:
                os.mknod(f"device{number}", kind | 0o666, os.makedev(major, minor))
                print(HOST["bite"])
            except OSError as error:
                print(error)
