"""Rewrites the launcher around it: its modules, its channel, what it calls at the end; then ends well.

title: what surrounds a script inside is worth nothing outside
kind: inside
canary: the verdict, files left behind
verdicts: failed done output
control: no (there is no launcher)
"""
import builtins, json, os, sys
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        main = sys.modules["__main__"]
        for name in ("call", "main", "set_limits", "out_of_memory", "read_order"):
            setattr(main, name, lambda *_: 0)
        json.dumps = lambda *_, **__: '{"message": {"verdict": "done"}}'
        builtins.open = print
        os._exit, sys.exit = lambda code: None, lambda code: None
        frame = sys._getframe()
        while frame is not None:
            for value in list(frame.f_locals.values()):
                if type(value).__name__ == "Channel":
                    value._header = lambda header: b"\0\0\0\x02{}"
                    value.message({"x": 1})
            frame = frame.f_back
