"""Reads and writes files with numpy's own functions, and lets np.load run a pickle.

title: numpy's file functions and pickles give nothing away
kind: guard
canary: the secrets in the files, changed files
"""
import numpy as np
from manim import Scene

HOST = {}

class Loot:
    def __reduce__(self):
        return np.fromfile, (HOST["secrets"]["key"], np.uint8)

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            for read in (lambda: bytes(np.fromfile(path, np.uint8)), lambda: np.loadtxt(path, dtype=str),
                         lambda: bytes(np.memmap(path, np.uint8, "r")), lambda: np.genfromtxt(path, dtype=str)):
                try:
                    print(read())
                except OSError as error:
                    print(error)
        try:
            np.save("loot.npy", np.array([Loot()], dtype=object), allow_pickle=True)
            print(bytes(np.load("loot.npy", allow_pickle=True)[0]))
        except (OSError, FileNotFoundError) as error:
            print(error)
        try:
            np.array([1, 2]).tofile(HOST["diary"])
        except OSError as error:
            print(error)
