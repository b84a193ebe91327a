"""Makes TeX write files on the host (\\openout), with its own rules switched off, and by its output folder.

title: TeX writes nothing on the host
kind: tex
canary: changed folders
"""
import os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        os.environ["openout_any"] = "a"
        for path in (f"{HOST['shared']}/tex.txt", HOST["diary"], f"/tmp/{HOST['mark']}.tex"):
            code = r"\newwrite\f\immediate\openout\f=%s \immediate\write\f{x}\immediate\closeout\f\stop" % path
            subprocess.run(["latex", "-interaction=nonstopmode", code], capture_output=True)
        subprocess.run(["latex", "-interaction=nonstopmode", f"-output-directory={HOST['shared']}", r"\stop"],
                       capture_output=True)
