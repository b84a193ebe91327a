"""Opens every secret file whose path it knows, in every way that Python and a shell have. A success prints a secret.

title: files of the owner cannot be read
kind: reading
canary: the secrets in the files
quick: yes
"""
import io, mmap, os, pathlib, subprocess
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            ways = [
                lambda: open(path).read(),
                lambda: pathlib.Path(path).read_text(),
                lambda: os.read(os.open(path, os.O_RDONLY), 999),
                lambda: os.read(os.open(path, os.O_RDWR), 999),
                lambda: bytes(mmap.mmap(os.open(path, os.O_RDONLY), 0, prot=mmap.PROT_READ)),
                lambda: io.FileIO(path).read(),
                lambda: subprocess.run(["cat", path], capture_output=True).stdout,
                lambda: subprocess.run(["sh", "-c", f"while read l; do echo $l; done < {path}"], capture_output=True).stdout,
            ]
            for way in ways:
                try:
                    print(way())
                except OSError as error:
                    print(error)
