"""Listens on a port, for whoever comes later. A success says so.

title: no listening
kind: network
canary: says so
"""
import socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for family, address in ((socket.AF_INET, ("0.0.0.0", 0)), (socket.AF_UNIX, "serving"), (socket.AF_UNIX, "\0x")):
            try:
                end = socket.socket(family)
                end.bind(address)
                end.listen()
                print(HOST["bite"])
            except OSError as error:
                print(error)
