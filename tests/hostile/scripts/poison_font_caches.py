"""Writes into the caches and folders from which fontconfig, TeX and others would load in the next task.

title: shared caches of fonts and TeX cannot be written
kind: persisting
canary: files left behind
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for folder in ("/var/cache/fontconfig", "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts/conf.d",
                       "/var/lib/texmf", "/var/lib/texmf/web2c/pdftex", "/etc/texmf", "/usr/share/texmf", "/var/tmp",
                       "/usr/share/texlive/texmf-dist/tex/latex/base", "/var/cache/fonts", "/usr/local/share/texmf",
                       HOST["home"] + "/.cache/fontconfig", HOST["home"] + "/.texlive2022/texmf-var", "/tmp"):
            try:
                os.makedirs(folder, exist_ok=True)
                open(f"{folder}/{HOST['mark']}.cache-7", "w").write("poison")
                print("wrote", folder)
            except OSError as error:
                print(error)
