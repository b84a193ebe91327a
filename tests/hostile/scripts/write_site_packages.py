"""Leaves a .pth file and a sitecustomize in the site-packages, run by every Python from then on. A success says so.

title: site-packages cannot be written
kind: persisting
canary: files left behind
control: no (it would run in everybody's Python here)
"""
import os, site, sysconfig
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for folder in {HOST["packages"], sysconfig.get_paths()["purelib"], sysconfig.get_paths()["stdlib"],
                       "/usr/lib/python3/dist-packages", "/usr/local/lib/python3.11/dist-packages", *site.getsitepackages()}:
            for name in (f"{HOST['mark']}.pth", f"{HOST['mark']}_sitecustomize.py"):
                try:
                    os.makedirs(folder, exist_ok=True)
                    open(f"{folder}/{name}", "w").write("import os")
                    print(HOST["bite"])
                except OSError as error:
                    print(error)
