"""Connects by sendto with MSG_FASTOPEN, which older rules for connect never saw.

title: no connection by TCP Fast Open
kind: network
canary: the TCP listener
"""
import socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        try:
            end = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            end.sendto(b"hello", 0x20000000, ("127.0.0.1", HOST["tcp"]))
        except OSError as error:
            print(error)
