"""Changes mode, owner, times and attributes of the owner's files, which needs no right to write them.

title: modes, owners, times and attributes of host files stay
kind: writing
canary: changed files
quick: yes
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in [HOST["diary"], HOST["home"], HOST["shared"], *HOST["secrets"].values()]:
            if path.startswith(HOST["root"]):
                continue  # the control shall not spoil the repository
            for way in (
                lambda: os.chmod(path, 0o777),
                lambda: os.chmod(path, 0o4777),
                lambda: os.fchmod(os.open(path, os.O_RDONLY), 0o700),
                lambda: os.chown(path, os.getuid(), os.getgid()),
                lambda: os.chown(path, -1, -1, follow_symlinks=False),
                lambda: os.utime(path, (1, 1)),
                lambda: os.utime(path),
                lambda: os.setxattr(path, "user.mark", b"x"),
                lambda: os.removexattr(path, "user.mark"),
            ):
                try:
                    way()
                except OSError as error:
                    print(error)
