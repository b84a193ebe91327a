"""A real JupyterLab or Notebook 7 with the built front end, and a real Chromium that drives it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import quote

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
FRONT_END = Path(__file__).parents[2] / "stitcher_lab" / "labextension"
TOKEN = "for-this-test-only"  # noqa: S105 - of a server on loopback that ends with the test
QUICK = {"quality": "preview", "voice": "silent"}
MIME_TYPE = "application/vnd.stitcher.job+json"

_PATIENCE = 60  # seconds until a server must answer
_NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"]
# A server that was killed; and what Notebook 7.6 throws at each start, with or without any extension.
_NOT_OURS = (
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_INCOMPLETE_CHUNKED",
    "Cannot read properties of undefined (reading 'schema')",
)
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


def why_not() -> str:
    """Why nothing can be driven here; empty where it can."""
    if not CHROMIUM.exists():
        return "there is no Chromium"
    if not (FRONT_END / "package.json").exists():
        return "the front end is not built"
    return ""


class Jupyter:
    """A server of its own: its folders, its data, its port. Ends with the ``with`` block."""

    def __init__(
        self,
        home: Path,
        *,
        kind: Literal["lab", "notebook"] = "lab",
        port: int = 0,
        theme: str = "JupyterLab Light",
        settings: dict[str, dict[str, Any]] | None = None,
        arguments: tuple[str, ...] = (),
        page_config: dict[str, Any] | None = None,
        extension: bool = True,
        base: str = "/",
    ) -> None:
        self.home, self.kind = home, kind
        self.root = home / "root"
        self.port = port or _free_port()
        self._arguments = arguments
        self._page_config = page_config or {}
        self._extension = extension
        self._base = base
        self._settings = {
            "@jupyterlab/apputils-extension/themes": {"theme": theme},
            "@jupyterlab/apputils-extension/notification": _NO_NEWS,
            **(settings or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}{self._base}"

    def start(self) -> Self:
        """Start it, or start it again on the same folders, and wait until it answers."""
        self.root.mkdir(parents=True, exist_ok=True)
        self._write_settings()
        links = self.home / "data" / "labextensions"
        links.mkdir(parents=True, exist_ok=True)
        if not (links / "stitcher-lab").exists():
            (links / "stitcher-lab").symlink_to(FRONT_END)
        config = self.home / "config"
        config.mkdir(exist_ok=True)
        enabled = {"ServerApp": {"jpserver_extensions": {"stitcher_lab": self._extension}}}
        (config / "jupyter_server_config.json").write_text(json.dumps(enabled))
        (config / "labconfig").mkdir(exist_ok=True)
        (config / "labconfig" / "page_config.json").write_text(json.dumps(self._page_config))
        environment = os.environ | {
            "JUPYTER_CONFIG_DIR": str(config),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "STITCHER_DATA": os.environ.get("STITCHER_DATA", str(self.home / "stitcher")),
        }
        command = [
            *(sys.executable, "-m", "jupyter", self.kind, "--no-browser", "--ip=127.0.0.1", f"--port={self.port}"),
            *("--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", "--allow-root"),
            f"--{'LabApp' if self.kind == 'lab' else 'JupyterNotebookApp'}.expose_app_in_browser=True",
            *(f"--ServerApp.root_dir={self.root}", "--ServerApp.open_browser=False"),
            *(f"--ServerApp.base_url={self._base}", *self._arguments),
        ]
        with (self.home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=self.root)
        self._await_answer()
        return self

    def stop(self) -> None:
        """End it as Ctrl-C does, and whatever it has left."""
        if self._process and self._process.poll() is None:
            family = self.processes()
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            for process in family:
                with suppress(psutil.NoSuchProcess):
                    process.kill()

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def processes(self) -> list[psutil.Process]:
        """Everything that runs below the server: kernels, and what draws."""
        if not self._process:
            return []
        try:
            return psutil.Process(self._process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def log(self) -> str:
        """What it wrote."""
        return (self.home / "server.log").read_text(errors="replace")

    def ask(self, path: str, *, method: str = "GET", body: Any = None) -> Any:
        """Ask the server something below its address; the answer as JSON values."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"token {TOKEN}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.loads(answer.read() or b"null")

    def have_made(self, order: dict[str, Any], *, seconds: float = 120) -> dict[str, Any]:
        """Have a video made, small and without a voice; the job when it is over."""
        job = self.ask("stitcher/jobs", method="POST", body={"options": QUICK, **order})
        end = time.monotonic() + seconds
        while job["state"] in {"queued", "running"} and time.monotonic() < end:
            time.sleep(0.2)
            job = self.ask(f"stitcher/jobs/{job['id']}")
        return job

    def write_notebook(self, name: str, cells: list[dict[str, Any]]) -> Path:
        """Put a notebook into the root; ``cells`` as from `code` and `markdown`."""
        notebook = {
            "cells": cells,
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(notebook))
        return place

    def _write_settings(self) -> None:
        for plugin, values in self._settings.items():
            place = self.home / "settings" / f"{plugin}.jupyterlab-settings"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(json.dumps(values))

    def _await_answer(self) -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                self.ask("api")
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self._process and self._process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"Jupyter did not start:\n{self.log[-2000:]}")


def code(source: str, cell: str, outputs: list[dict[str, Any]] | None = None, **metadata: Any) -> dict[str, Any]:
    """Return a code cell."""
    told = {"cell_type": "code", "id": cell, "metadata": metadata, "source": source}
    return told | {"outputs": outputs or [], "execution_count": None}


def markdown(source: str, cell: str) -> dict[str, Any]:
    """Return a Markdown cell."""
    return {"cell_type": "markdown", "id": cell, "metadata": {}, "source": source}


def display(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return an output of a code cell."""
    return {"output_type": "display_data", "data": bundle, "metadata": {}}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where something is driven

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


def open_page(browser: Browser, jupyter: Jupyter, path: str = "", *, width: int = 1280, height: int = 800) -> Page:
    """Open a notebook, or the start page, and wait until it can be used.

    What the page says in its console as an error is gathered in ``page.errors``.
    """
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    errors: list[str] = []
    page.errors = errors  # type: ignore[attr-defined]
    page.on("console", lambda said: errors.append(f"{said.text} ({said.location})") if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    if jupyter.kind == "lab":
        page.goto(f"{jupyter.url}lab{f'/tree/{path}' if path else ''}?token={TOKEN}&reset")
        page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=60_000)
    else:
        page.goto(f"{jupyter.url}{f'notebooks/{quote(path)}' if path else 'tree'}?token={TOKEN}")
    page.wait_for_selector(".jp-Notebook-cell" if path else "#main", timeout=60_000)
    return page


def complaints(page: Page) -> list[str]:
    """What the page's console complained of; not what the browser says of a server that is away, nor others' errors."""
    errors: list[str] = page.errors  # type: ignore[attr-defined]
    return [error for error in errors if not any(words in error for words in _NOT_OURS)]


def run_command(page: Page, command: str, arguments: dict[str, Any] | None = None) -> Any:
    """Execute a command of the application, as the palette does."""
    return page.evaluate(
        "([command, args]) => window.jupyterapp.commands.execute(command, args)", [command, arguments or {}]
    )


def open_panel(page: Page) -> Locator:
    """Open the side panel by its command; return it."""
    run_command(page, "stitcher:open-panel")
    panel = page.locator("#stitcher-panel")
    panel.wait_for(state="visible")
    return panel


def cell(page: Page, index: int) -> Locator:
    """Return a cell of the notebook that is open."""
    return page.locator(".jp-Notebook-cell").nth(index)


def kernel_ready(page: Page) -> None:
    """Wait until the kernel of the notebook that is open has nothing to do."""
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    )


def run_cell(page: Page, index: int) -> None:
    """Begin to run one cell, on the screen or not, by the command that its button executes."""
    page.evaluate(
        """index => {
            const { shell, commands } = window.jupyterapp;
            shell.currentWidget.content.activeCellIndex = index;
            void commands.execute('notebook:run-cell');
        }""",
        index,
    )


def sources(page: Page) -> list[str]:
    """All cells' texts, of the document itself: also of those that are not on the screen."""
    return page.evaluate(
        "() => [...window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells].map(c => c.getSource())"
    )


def violations(page: Page, selector: str) -> list[str]:
    """What axe-core has against a part of the page: rule, help and the nodes."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    options = {"runOnly": {"type": "tag", "values": list(_RULES)}}
    found = Axe().run(page, context=selector, options=options)
    return [
        f"{violation['id']}: {violation['help']}\n  " + "\n  ".join(node["html"][:200] for node in violation["nodes"])
        for violation in found.response["violations"]
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def empty(folder: Path) -> Path:
    """Return the folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
