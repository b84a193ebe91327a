"""Connects and sends to abstract Unix sockets, which have no path that a file system could hide.

title: no abstract Unix socket
kind: network
canary: the abstract listeners
quick: yes
"""
import socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        try:
            socket.socket(socket.AF_UNIX).connect(HOST["abstract"])
        except OSError as error:
            print(error)
        try:
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"hello", HOST["gram"])
        except OSError as error:
            print(error)
