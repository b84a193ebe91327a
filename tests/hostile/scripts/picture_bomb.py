"""Opens a PNG of a few kilobytes that is hundreds of megabytes of pixels. A success holds them for a while, and says so.

title: a picture that blows up ends with the task
kind: pictures
canary: says so
limits: memory=150
verdicts: memory failed
"""
import struct, time, zlib
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None
        side = 22_000
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        packer = zlib.compressobj(9)
        rows = b"".join(packer.compress(bytes(side + 1)) for _ in range(side)) + packer.flush()
        with open("bomb.png", "wb") as stream:
            stream.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
                         + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
        picture = Image.open("bomb.png")
        picture.load()
        time.sleep(3)
        print(picture.size, HOST["bite"])
