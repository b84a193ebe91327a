"""Lists the home, the shared folder and everything near them; one file name there is a secret.

title: folders of the host cannot be listed
kind: reading
canary: the secret in a file's name
quick: yes
"""
import os, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for folder in (HOST["home"], HOST["shared"], HOST["shared"] + "/named"):
            try:
                print(os.listdir(folder))
            except OSError as error:
                print(error)
            try:
                print(os.listdir(os.open(folder, os.O_RDONLY)))
            except OSError as error:
                print(error)
            print(subprocess.run(["ls", "-la", folder], capture_output=True, text=True).stdout)
