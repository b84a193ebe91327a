"""Makes a pair of sockets, and passes descriptors through it to a child. A success says so.

title: no socket pairs
kind: network
canary: says so
"""
import socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for family in (socket.AF_UNIX, 30):
            try:
                left, right = socket.socketpair(family)
                left.send(b"x")
                print(right.recv(1), HOST["bite"])
            except OSError as error:
                print(error)
