"""Changes what holds it: its death with its parent, its being traced, its children's keeper. A success says so.

title: prctl changes nothing that holds a task
kind: kernel
canary: says so
quick: yes
"""
import ctypes
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        libc = ctypes.CDLL(None, use_errno=True)
        for name, arguments in {
            "PR_SET_PDEATHSIG": (1, 0), "PR_SET_CHILD_SUBREAPER": (36, 1), "PR_SET_PTRACER": (0x59616D61, 1),
            "PR_SET_DUMPABLE": (4, 1), "PR_SET_TIMERSLACK": (29, 1), "PR_SET_MM": (35, 1, 0), "PR_SET_SECCOMP": (22, 2, 0),
            "PR_SET_KEEPCAPS": (8, 1), "PR_SET_THP_DISABLE": (41, 1), "PR_CAP_AMBIENT": (47, 4), "PR_SCHED_CORE": (62, 0),
        }.items():
            if libc.prctl(*arguments, 0, 0, 0) == 0:
                print(name, HOST["bite"])
