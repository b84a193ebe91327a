"""Leaves many processes that make files and folders as fast as they can while they are being killed and wiped.

title: nothing slips in while a scratch is wiped
kind: disk
canary: files left behind, processes left behind
limits: wall=2 processes=20
control: no (nobody wipes there)
"""
import os
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for number in range(12):
            if os.fork() == 0:
                count = 0
                while True:
                    count += 1
                    os.makedirs(f"{HOST['mark']}{number}/{count % 50}", exist_ok=True)
                    os.close(os.open(f"{HOST['mark']}{number}/{count % 50}/{count % 9}", os.O_CREAT))
