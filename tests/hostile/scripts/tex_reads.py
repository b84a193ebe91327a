"""Makes TeX read the secrets (\\openin, \\input), with its own rules switched off.

title: TeX reads nothing of the host
kind: tex
canary: the secrets in the files
quick: yes
"""
import os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.environ["openin_any"] = "a"
        for path in HOST["secrets"].values():
            for code in (r"\newread\f\openin\f=%s \read\f to\x\immediate\write16{\meaning\x}\stop", r"\input{%s}\stop"):
                code = r"\catcode`\_=12 " + code % path
                done = subprocess.run(["latex", "-interaction=nonstopmode", code], capture_output=True, text=True)
                print(done.stdout.replace("\n", ""))
