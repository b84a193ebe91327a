"""Reads and writes with LuaTeX's own file functions, which keep no rules.

title: LuaTeX reads and writes nothing of the host
kind: tex
canary: the secrets, changed files
quick: yes
"""
import subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            lua = f"local f = io.open('{path}'); texio.write(f and f:read('*a') or 'nothing')"
            lua += f" local w = io.open('{HOST['diary']}', 'a'); if w then w:write('x') end"
            code = r"\catcode`\{=1 \catcode`\}=2 \catcode`\_=12 \directlua{" + lua + r"}\end"
            done = subprocess.run(["luatex", "--ini", "--interaction=batchmode", "--shell-escape", code],
                                  capture_output=True, text=True)
            print(done.stdout)
