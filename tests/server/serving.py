"""A real server in a process of its own, and what a browser or a notebook would send to it."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

# What is due when somebody knocks: long, for machines that are busy.
PATIENCE = 90
SECRET = "sk-nobody-may-ever-read-this-0123456789"  # noqa: S105 - made up

SCENE = """from manim import Scene, Square


class One(Scene):
    def construct(self):
        self.add(Square())
        self.wait(1)
"""
QUICK = {"quality": "preview", "voice": "silent"}


@dataclass
class Served:
    """A running server, and who talks to it."""

    url: str
    token: str
    root: Path
    data: Path
    log: Path
    process: subprocess.Popen
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, token: str | None = "", **options) -> httpx.Client:
        """Talk to it with its token, with another one, or (``None``) with none."""
        token = self.token if token == "" else token
        headers = {"Authorization": f"token {token}"} if token else {}
        made = httpx.Client(base_url=f"{self.url}stitcher/", headers=headers, timeout=PATIENCE, **options)
        self.clients.append(made)
        return made


@contextmanager
def serving(folder: Path, *, config: str = "", base_url: str = "/", environment=None, arguments=()):
    """Run a server on ``folder``; ``config`` is what jupyter_server_config.py says."""
    root, data, log = folder / "root", folder / "data", folder / "server.log"
    (folder / "config").mkdir(parents=True, exist_ok=True)
    root.mkdir(exist_ok=True)
    (folder / "config" / "jupyter_server_config.py").write_text(config)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    own = {name: str(folder / name) for name in ("config", "runtime", "share")}
    process = subprocess.Popen(
        [
            sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
            "--ServerApp.port_retries=0", f"--ServerApp.base_url={base_url}", f"--ServerApp.root_dir={root}",
            f"--IdentityProvider.token={token}", "--ServerApp.jpserver_extensions={'stitcher_lab': True}",
            "--ServerApp.allow_unauthenticated_access=False", *arguments,
        ],
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(("STITCHER_", "JUPYTER"))},
            "JUPYTER_CONFIG_DIR": own["config"], "JUPYTER_RUNTIME_DIR": own["runtime"],
            "JUPYTER_DATA_DIR": own["share"], "JUPYTER_PREFER_ENV_PATH": "0", "STITCHER_DATA": str(data),
            "STITCHER_CONFIG": str(folder / "stitcher.json"), **(environment or {}),
        },
        stdout=log.open("wb"), stderr=subprocess.STDOUT, start_new_session=True, cwd=root,
    )  # fmt: skip
    served = Served(f"http://127.0.0.1:{port}{base_url}", token, root, data, log, process)
    try:
        until(lambda: answers(served.url) or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield served
    finally:
        for client in served.clients:
            client.close()
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}api", timeout=2).status_code < 500
    except httpx.TransportError:
        return False


def until(found, patience=PATIENCE):
    """Wait until there is something, and return it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.05)
    pytest.fail("nothing came of it")
    return None


def ended(client: httpx.Client, job: str) -> dict:
    """Wait until a job has ended, and return it."""
    after = 0
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        told = client.get(f"jobs/{job}/events", params={"after": after, "wait": 20}).raise_for_status().json()
        after = max([after, *(event["seq"] for event in told["events"])])
        if told["job"]["state"] in ("done", "failed", "cancelled"):
            return client.get(f"jobs/{job}").json()
    pytest.fail(f"job {job} did not end")
    return {}


def stream(client: httpx.Client, job: str, **options):
    """Read a job's stream to its end; return its events as (id, kind, data)."""
    headers = {"Accept": "text/event-stream", **options.pop("headers", {})}
    with client.stream("GET", f"jobs/{job}/events", headers=headers, **options) as answer:
        assert answer.status_code == 200, answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        text = "".join(answer.iter_text())
    return events_in(text)


def events_in(text: str):
    found = []
    for block in text.split("\n\n"):
        lines = dict(re.findall(r"^(id|event|data): (.*)$", block, re.MULTILINE))
        if lines:
            found.append((int(lines["id"]), lines["event"], json.loads(lines["data"])))
    return found
