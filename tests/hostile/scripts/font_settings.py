"""Gives fontconfig settings of its own: fonts and caches in folders of the host.

title: fontconfig writes no cache on the host
kind: pictures
canary: changed folders
"""
import os, shutil, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        cache = f"{HOST['shared']}/cache"
        os.makedirs("fonts")
        with open("fonts.conf", "w") as stream:
            stream.write(f"<fontconfig><dir>{HOST['home']}</dir><dir>{os.getcwd()}/fonts</dir><cachedir>{cache}</cachedir></fontconfig>")
        os.environ["FONTCONFIG_FILE"] = os.path.abspath("fonts.conf")
        if shutil.which("fc-cache"):
            print(subprocess.run(["fc-cache", "-v"], capture_output=True, text=True).stdout)
        else:
            import ctypes
            ctypes.CDLL("libfontconfig.so.1").FcInit()
