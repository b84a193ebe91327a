"""Has sympy evaluate text as Python, which it does by design.

title: sympy's evaluation gives nothing away
kind: guard
canary: the secrets in the files
"""
import sympy
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            for code in (f"open({path!r}).read()", f"__import__('os').popen('cat {path}').read()"):
                try:
                    print(sympy.sympify(code))
                except Exception as error:
                    print(error)
