"""Connects to a server on this machine by TCP, IPv4 and IPv6, and through a shell's and a program's own ways.

title: no TCP
kind: network
canary: the TCP listener
quick: yes
"""
import socket, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        port = HOST["tcp"]
        for address in ("127.0.0.1", "localhost", "::ffff:127.0.0.1", "0.0.0.0"):
            try:
                socket.create_connection((address, port), 1).send(b"hello")
            except OSError as error:
                print(error)
        subprocess.run(["bash", "-c", f"echo hello > /dev/tcp/127.0.0.1/{port}"], capture_output=True)
