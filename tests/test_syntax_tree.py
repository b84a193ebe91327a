"""Scripts are read by many threads at once, and each reads what it was given."""

import gc
import sys
import threading
from pathlib import Path

import stitcher_lab
from stitcher_lab.syntax_tree import parse


class Rubbish:
    """What the collector finds, and what has something to do when it goes: then another thread may be on."""

    def __init__(self):
        self.itself = self

    def __del__(self):
        sum(range(2000))


def deeper(levels, call):
    return call() if not levels else deeper(levels - 1, call)


def test_threads_at_different_depths_read_at_the_same_time():
    scripts = [path.read_text() for path in Path(stitcher_lab.__file__).parent.glob("*.py")]
    found, failed = [], []

    def read(depth):
        for script in scripts:
            [Rubbish() for _ in range(50)]
            try:
                found.append(len(deeper(depth, lambda text=script: parse(text)).body))
            except SystemError as error:
                failed.append(error)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=read, args=(7 * depth,)) for depth in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
        gc.collect()
    assert failed == []
    assert len(found) == 4 * len(scripts)
