"""The control: a script without any sandbox, and results read by somebody who trusts them.

Run in a process of its own, as the same user, with a copy of the environment and whatever is inherited.
:func:`read_naively` is what a careless supervisor would do with the result pipe.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MIB = 1024 * 1024
LONGEST = 40.0  # seconds
MOST_READ = 32 * MIB
MOST_FILES, MOST_SAID = 1000, 20


def run(source: bytes, *, manim: bool, folder: Path) -> tuple[str, list[bytes], list[str]]:
    """Run a script with no walls; how it ended, what came out, and what a careless reader was led to do."""
    inputs, scratch, outbox = folder / "inputs", folder / "scratch", folder / "outbox"
    for place in (inputs, scratch, outbox):
        place.mkdir()
    (inputs / "scene.py").write_bytes(source)
    result, theirs = os.pipe()
    os.set_inheritable(theirs, True)  # noqa: FBT003
    log = folder / "log"
    with log.open("wb") as printed:
        process = subprocess.Popen(
            [sys.executable, "-B", str(Path(__file__)), str(theirs), str(inputs), str(scratch), str(int(manim))],
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
            close_fds=False,
            cwd=scratch,
        )
    os.close(theirs)
    data = _read(result, process)
    os.close(result)
    try:
        code = process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait()
    led = read_naively(data, outbox)
    came = [log.read_bytes()[: 4 * MIB], data]
    came += [path.read_bytes()[:MIB] for path in sorted(outbox.rglob("*"))[:50] if path.is_file()]
    return f"exit {code}", came, led


def _read(result: int, process: subprocess.Popen) -> bytes:
    os.set_inheritable(result, False)  # noqa: FBT003
    data, began = bytearray(), time.monotonic()
    while time.monotonic() - began < LONGEST and len(data) < MOST_READ:
        ready, _, _ = select.select([result], [], [], 0.05)
        if ready:
            piece = os.read(result, MIB)
            if not piece:
                break
            data += piece
        elif process.poll() is not None:
            break
    return bytes(data)


def read_naively(data: bytes, outbox: Path) -> list[str]:
    """Believe every frame: names are paths, sizes are true, anything may be told at any time."""
    led: list[str] = []
    files: dict[str, int] = {}
    place = 0
    while place + 4 <= len(data) and len(led) < MOST_SAID:
        start = place + 4
        place = start + int.from_bytes(data[place:start], "big")
        raw = data[start:place]
        try:
            header = json.loads(raw)
            name, size = str(header["file"]), int(header["size"])
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
            if not any(word in raw[:60] for word in (b'"message"', b'"ready"', b'"piece"', b'"question"')):
                led.append(f"the careless reader fails: {type(error).__name__}")
            continue
        if size < 0 or place + size > len(data):
            led.append("the careless reader waits for bytes that never come, or reads backwards")
            break
        with contextlib.suppress(OSError, ValueError):
            path = Path(os.path.join(outbox, name))  # noqa: PTH118 - careless is the point
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data[place : place + size])
            if not path.resolve().is_relative_to(outbox.resolve()):
                led.append(f"the careless reader writes to {path}")
        if name in files:
            led.append("the careless reader replaces a result by a later one")
        files[name] = size
        place += size
    if len(files) > MOST_FILES or len(data) >= MOST_READ:
        led.append("the careless reader drowns")
    return led


def main() -> None:
    """Be the throw-away process: call the script as the launcher would."""
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    import driver  # noqa: PLC0415

    from stitcher_lab.sandbox import Channel  # noqa: PLC0415

    # Nothing here shall harm the machine, whatever the script tries: bombs stop by themselves, and below these.
    for number, value in ((resource.RLIMIT_AS, 6144 * MIB), (resource.RLIMIT_FSIZE, 1024 * MIB),
                          (resource.RLIMIT_CPU, 60), (resource.RLIMIT_CORE, 0)):  # fmt: skip
        resource.setrlimit(number, (value, value))
    signal.alarm(int(LONGEST))
    stream = os.fdopen(int(sys.argv[1]), "wb", buffering=0)
    request = {"manim": sys.argv[4] == "1"}
    channel = Channel(stream, Path(sys.argv[2]), Path(sys.argv[3]))
    try:
        driver.main(request, channel)
    finally:
        sys.stdout.flush()


if __name__ == "__main__":
    main()
