"""Writes into stitcher_lab itself, and into the compiled copies that Python would load in the next task.

title: our own package cannot be changed, nor its compiled files
kind: persisting
canary: files left behind
quick: yes
control: no (it would change the code that is being tested)
"""
import importlib.util, os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        package = HOST["package"]
        import stitcher_lab.sandbox.channel as module
        cached = importlib.util.cache_from_source(module.__file__)
        for path in (f"{package}/{HOST['mark']}.py", f"{package}/sandbox/{HOST['mark']}.py",
                     f"{package}/sandbox/__pycache__/{HOST['mark']}.pyc", f"{HOST['packages']}/{HOST['mark']}.py",
                     f"{HOST['root']}/{HOST['mark']}.py", f"{os.path.dirname(os.__file__)}/{HOST['mark']}.py"):
            try:
                open(path, "w").write("print('here again')")
                print(HOST["bite"])
            except OSError as error:
                print(error)
        for path in (module.__file__, cached):
            for way in (lambda: open(path, "r+b").close(), lambda: os.utime(path, (1, 1)), lambda: os.chmod(path, 0o666)):
                try:
                    way()
                except OSError as error:
                    print(error)
                else:
                    if way.__code__.co_names[0] == "open":
                        print(HOST["bite"])
