"""A listing of a script that would be refused if it were one."""
from manim import *

LISTING = '''import os, subprocess
def clean(folder):
    subprocess.run(["rm", "-r", folder])
    os.rmdir(folder)
eval(open("x").read())
'''


class Listing(Scene):
    def construct(self):
        listing = Code(code_string=LISTING, language="python")
        self.add(listing.scale(0.7))
        self.play(Circumscribe(listing), run_time=0.3)
