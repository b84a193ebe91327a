"""Kernels and a server of their own, whose videos are small and silent."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from notebooks import Notebook

TOKEN = "a-token-that-nobody-may-see"  # noqa: S105 - of a server that lives for a test


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory, known):
    """Environment variables: nothing of the user's own is read or written."""
    base = tmp_path_factory.mktemp("surroundings")
    (base / "settings.json").write_text(json.dumps({"Settings": {"quality": "preview", "voice": "silent"}}))
    folders = {name: base / name for name in ("data", "config", "jupyter", "runtime", "ipython")}
    for folder in folders.values():
        folder.mkdir()
    known(folders["data"])
    dropped = ("JPY_", "JUPYTER", "VSCODE_", "STITCHER_", "OPENAI_")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(dropped)},
        "STITCHER_CONFIG": str(base / "settings.json"),
        "STITCHER_DATA": str(folders["data"]),
        "JUPYTER_CONFIG_DIR": str(folders["config"]),
        "JUPYTER_DATA_DIR": str(folders["jupyter"]),
        "JUPYTER_RUNTIME_DIR": str(folders["runtime"]),
        "IPYTHONDIR": str(folders["ipython"]),
        "OPENBLAS_NUM_THREADS": "1",
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="module")
def notebook(folder, surroundings):
    """A kernel without a server, with the magics loaded."""
    opened = Notebook(folder, surroundings)
    opened.run("%load_ext stitcher_lab")
    yield opened
    opened.close()


class Server:
    """A Jupyter server with our extension, below a base URL that needs escaping."""

    def __init__(self, root, env):
        self.root, self.env = root, env
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}/user/a%40b/"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", "--ip=127.0.0.1",
             f"--port={self.port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}",
             f"--ServerApp.root_dir={self.root}", "--ServerApp.base_url=/user/a%40b/",
             "--ServerApp.jpserver_extensions={'stitcher_lab': True}"],
            env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("stitcher/status")
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.2)
            else:
                break

    def ask(self, path):
        answer = httpx.get(f"{self.base}{path}", headers={"Authorization": f"token {TOKEN}"}, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def leave_note(self):
        """Have kernels of this process take the server for theirs: it looks as if it had started them."""
        runtime = Path(self.env["JUPYTER_RUNTIME_DIR"])
        note = (runtime / f"jpserver-{self.process.pid}.json").read_text()
        (runtime / f"jpserver-{os.getpid()}.json").write_text(note)

    def forget_note(self):
        (Path(self.env["JUPYTER_RUNTIME_DIR"]) / f"jpserver-{os.getpid()}.json").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory, surroundings):
    root = tmp_path_factory.mktemp("root")
    (root / "lessons").mkdir()
    opened = Server(root, surroundings)
    opened.leave_note()
    yield opened
    opened.forget_note()
    opened.process.terminate()
    opened.process.wait(30)


@pytest.fixture(scope="module")
def served(server, surroundings):
    """A kernel that belongs to the server; its notebook lies in a folder below the server's root."""
    opened = Notebook(
        server.root / "lessons", surroundings | {"JPY_SESSION_NAME": str(server.root / "lessons" / "a.ipynb")}
    )
    opened.run("%load_ext stitcher_lab")
    yield opened
    opened.close()
