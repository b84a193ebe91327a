"""Sends datagrams to this machine, connected and not, and a question of the form that DNS has.

title: no UDP, no DNS
kind: network
canary: the UDP listener
quick: yes
"""
import socket, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        question = b"\x12\x34\x01\x00\x00\x01\0\0\0\0\0\0\x07example\x03com\0\0\x01\0\x01"
        for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::ffff:127.0.0.1")):
            try:
                socket.socket(family, socket.SOCK_DGRAM).sendto(question, (address, HOST["udp"]))
            except OSError as error:
                print(error)
        subprocess.run(["bash", "-c", f"echo hello > /dev/udp/127.0.0.1/{HOST['udp']}"], capture_output=True)
