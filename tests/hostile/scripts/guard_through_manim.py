"""Takes what it needs from Manim's own modules, which import everything: by name, by star, by attribute.

title: Manim's pockets give nothing away
kind: guard
canary: the secrets in the files
"""
from manim import *
from manim.utils import file_ops as tools
from manim.utils.tex_file_writing import Path as Way

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            try:
                print(Way(path).read_text())
                print(tools.Path(path).read_bytes())
                print(tools.shutil.copy(path, "copy"))
            except OSError as error:
                print(error)
