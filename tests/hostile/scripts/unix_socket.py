"""Connects to a Unix socket by its path: those of Docker, D-Bus and the like would do as they are told.

title: no Unix socket by path
kind: network
canary: the Unix listener
quick: yes
"""
import os, socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
            try:
                end = socket.socket(socket.AF_UNIX, kind)
                end.connect(HOST["unix"])
            except OSError as error:
                print(error)
        try:
            os.symlink(HOST["unix"], "near")
            socket.socket(socket.AF_UNIX).connect("near")
        except OSError as error:
            print(error)
