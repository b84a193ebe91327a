"""Opens sockets of rarely used families: netlink, packet, vsock, crypto, Bluetooth, CAN, XDP. A success says so.

title: no socket of any family
kind: network
canary: says so
quick: yes
"""
import socket
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for family in range(1, 46):
            for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
                for protocol in (0, 1):
                    try:
                        socket.socket(family, kind, protocol)
                        print(family, kind, HOST["bite"])
                    except OSError:
                        pass
