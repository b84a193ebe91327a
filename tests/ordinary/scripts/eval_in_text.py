"""Talks about eval, exec and __import__ in text and comments: eval("1"), os.system("ls")."""
from manim import *

# import os; os.system("rm -rf /") would be a bad idea here


class Talking(Scene):
    def construct(self):
        lines = VGroup(Text("eval('1 + 1')"), Text("exec, compile, globals()"), Text("__import__('os')")).arrange(DOWN)
        self.play(FadeIn(lines), run_time=0.2)  # not subprocess.run
        self.wait(0.1)
