"""Uses Multipath TCP and SCTP, which rules for TCP overlook, to reach the same listener.

title: no connection by protocols that look like TCP
kind: network
canary: the TCP listener
"""
import socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for protocol in (262, 132, 6):
            try:
                end = socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol)
                end.connect(("127.0.0.1", HOST["tcp"]))
            except OSError as error:
                print(protocol, error)
