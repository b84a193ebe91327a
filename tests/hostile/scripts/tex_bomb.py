"""Lets TeX double a macro until its memory is full, and asks for a page of enormous size.

title: TeX's appetite is the task's
kind: tex
canary: the verdict
limits: wall=10 memory=300
verdicts: done failed memory timeout
control: no (TeX's own limits end it)
"""
import pathlib, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        code = r"\def\x{aaaaaaaaaa}\loop\edef\x{\x\x}\iftrue\repeat"
        subprocess.run(["latex", "-interaction=batchmode", code], capture_output=True)
        pathlib.Path("a.tex").write_text(r"\documentclass{article}\begin{document}\hoffset16000pt\rule{16000pt}{16000pt}\end{document}")
        subprocess.run(["latex", "-interaction=batchmode", "a.tex"], capture_output=True)
        subprocess.run(["dvisvgm", "--no-fonts", "a.dvi"], capture_output=True)
