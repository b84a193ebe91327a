"""What the server extension costs, and how late progress is.

``python -m benchmarks.server [--pairs 7] [--jobs 2]`` prints

- the processor time of importing the extension, where tornado and jupyter_server are loaded already;
- the processor time of a server from its start until it answers, with and without the extension, in pairs;
- the time from the moment an event is written (by the server's clock) until a client on this machine has read it from
  the stream, while jobs are drawing.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

IMPORTING = """
import time
import jupyter_server.serverapp, jupyter_server.extension.application, tornado.web
start = time.process_time()
import stitcher_lab.server.app
print(time.process_time() - start)
"""
SCENE = """from manim import PI, Rotate, Scene, Square


class {name}(Scene):
    def construct(self):
        self.play(Rotate(Square(), PI), run_time=8)
"""


@contextmanager
def server(folder: Path, *, extension: bool) -> Iterator[tuple[float, httpx.Client]]:
    """Start a server; yields the processor seconds that it took until it answered, and a client."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    only = {"stitcher_lab": extension, "jupyterlab": False, "notebook": False, "jupyter_lsp": False}
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
         f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}",
         f"--ServerApp.jpserver_extensions={only}"],
        env={**os.environ, "STITCHER_DATA": str(folder / "data"), "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
             "JUPYTER_CONFIG_DIR": str(folder / "config")},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}/", headers={"Authorization": f"token {token}"}, timeout=60)
    try:
        while True:
            try:
                client.get("api")
                break
            except httpx.TransportError:
                if process.poll() is not None:
                    sys.exit("The server did not start.")
                time.sleep(0.005)
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        yield (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), client
    finally:
        client.close()
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def importing(times: int) -> None:
    seconds = [float(subprocess.check_output([sys.executable, "-c", IMPORTING])) for _ in range(times)]
    print(f"import of the extension: {statistics.median(seconds) * 1000:.0f} ms of processor time (median of {times})")


def starting(folder: Path, pairs: int) -> None:
    found: dict[bool, list[float]] = {True: [], False: []}
    for pair in range(pairs):
        for extension in (True, False) if pair % 2 else (False, True):
            with server(folder, extension=extension) as (seconds, _):
                found[extension].append(seconds)
    more = [own - bare for own, bare in zip(found[True], found[False], strict=True)]
    without, with_it = statistics.median(found[False]), statistics.median(found[True])
    print(
        f"start of a server, processor time: {without:.2f} s without, {with_it:.2f} s with the extension; paired"
        f" difference {statistics.median(more) * 1000:+.0f} ms (median of {pairs}, "
        f"{min(more) * 1000:+.0f} to {max(more) * 1000:+.0f})"
    )


def follow(client: httpx.Client, job: str, late: list[tuple[str, float]]) -> None:
    with client.stream("GET", f"stitcher/jobs/{job}/events", headers={"Accept": "text/event-stream"}) as answer:
        joined = time.time()
        for line in answer.iter_lines():
            if line.startswith("data: "):
                event = json.loads(line[6:])
                if event["time"] > joined:
                    late.append((event["kind"], time.time() - event["time"]))


def progress(folder: Path, jobs: int) -> None:
    late: list[tuple[str, float]] = []
    with server(folder, extension=True) as (_, client):
        readers = []
        for number in range(jobs):
            order = {"source": SCENE.format(name=f"Turn{number}{secrets.token_hex(2)}"),
                     "options": {"quality": "preview", "voice": "silent"}}  # fmt: skip
            job = client.post("stitcher/jobs", json=order).raise_for_status().json()["id"]
            readers.append(threading.Thread(target=follow, args=(client, job, late)))
            readers[-1].start()
        for reader in readers:
            reader.join()
    times = sorted(seconds * 1000 for _, seconds in late)
    median, late_ones = statistics.median(times), times[len(times) * 95 // 100]
    print(
        f"from an event to a client: {median:.1f} ms in the middle, {late_ones:.1f} ms in 95 of 100, "
        f"{times[-1]:.1f} ms at most ({len(times)} events of {jobs} jobs drawing at the same time)"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=7)
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        importing(9)
        starting(Path(folder), chosen.pairs)
        progress(Path(folder), chosen.jobs)


if __name__ == "__main__":
    main()
