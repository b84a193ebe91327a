"""Leaves code where Python, Jupyter, shells and Manim look for it when they start for this user.

title: nothing that the owner's programs run at their start is written
kind: persisting
canary: changed home
quick: yes
"""
import os, site, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        for home in {HOST["home"], os.path.expanduser("~"), os.path.expanduser(f"~{os.environ.get('USER', '')}")}:
            for name in (".bashrc", ".profile", f".local/lib/{version}/site-packages/{HOST['mark']}.pth",
                         f".local/lib/{version}/site-packages/usercustomize.py", ".config/manim/manim.cfg",
                         ".ipython/profile_default/startup/00.py", ".jupyter/jupyter_server_config.py",
                         ".config/matplotlib/matplotlibrc", ".fonts.conf", ".config/fontconfig/fonts.conf",
                         ".latexmkrc", "texmf/tex/latex/article.cls", ".ssh/authorized_keys", ".pythonrc.py"):
                try:
                    os.makedirs(os.path.dirname(f"{home}/{name}"), exist_ok=True)
                    open(f"{home}/{name}", "w").write("# here again")
                except OSError as error:
                    print(error)
        print(site.getusersitepackages())
