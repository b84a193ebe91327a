"""Finding the Jupyter server that this kernel belongs to: by its process, never by guessing among those that run."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from stitcher_lab.errors import StitcherError
from stitcher_lab.kernel.own import OwnClient

if TYPE_CHECKING:
    from stitcher_lab.kernel.client import Client

_EVERY_ADDRESS = frozenset({"", "*", "0.0.0.0", "::", "[::]"})  # noqa: S104 - compared, not bound
_OURSELVES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is, and the folder that it shows. The token, which opens everything, is in no repr."""

    url: str
    token: str = field(repr=False)
    root: Path
    socket: str = ""
    verify: bool = True


def find_client() -> tuple[Client, str]:
    """Return the client for this kernel, and a sentence where it is not the one to expect."""
    server = find_server()
    if server is None:
        return OwnClient(), ""
    from stitcher_lab.kernel.remote import ServerClient  # noqa: PLC0415 - brings httpx along

    client = ServerClient(server)
    try:
        client.status()
    except StitcherError as error:
        client.close()
        return OwnClient(), f"{error.message} So the video is made in this kernel. {error.remedy}".strip()
    return client, ""


def find_server() -> Server | None:
    """Find the server that started this kernel; nothing where there is none, or where it must not be talked to."""
    hub, local = _from_hub(), _from_parent()
    if local is None:
        return hub
    # The note knows the address, and the hub's token opens a server that has none of its own.
    return replace(local, token=hub.token) if hub is not None and not local.token else local


def _from_parent() -> Server | None:
    """Jupyter tells a kernel the process id of its server, and a server leaves a note under that id."""
    parent = os.environ.get("JPY_PARENT_PID", "")
    if not parent.isdigit():
        return None
    try:
        from jupyter_core.paths import jupyter_runtime_dir  # noqa: PLC0415 - there wherever there is a kernel

        note = json.loads((Path(jupyter_runtime_dir()) / f"jpserver-{parent}.json").read_text(encoding="utf-8"))
        address = urlsplit(str(note["url"]))
        host = address.hostname or ""
        # Bound to every address, or named after its machine: its kernels are on that machine too.
        if str(note.get("hostname", "")) in _EVERY_ADDRESS or note.get("sock"):
            host = "localhost"
        host = f"[{host}]" if ":" in host else host
        secure = bool(note.get("secure"))
        url = f"{'https' if secure else 'http'}://{host}:{note['port']}{note.get('base_url', '/')}"
        return Server(
            url=url if url.endswith("/") else f"{url}/",
            token=str(note.get("token") or ""),
            root=Path(note["root_dir"]) if note.get("root_dir") else Path.home(),
            socket=str(note.get("sock") or ""),
            verify=not secure,  # a certificate for another name, often its own; and it is this machine
        )
    except (ImportError, OSError, ValueError, KeyError, TypeError):
        return None


def _from_hub() -> Server | None:
    """JupyterHub tells a user's server its address and a token, and kernels inherit both."""
    token = os.environ.get("JUPYTERHUB_API_TOKEN", "")
    address, prefix = os.environ.get("JUPYTERHUB_SERVICE_URL", ""), os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "")
    if not (token and address):
        return None
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host in _EVERY_ADDRESS:
        host = "127.0.0.1"
    # The token in plain text over a network would be anybody's.
    if parts.scheme != "https" and host not in _OURSELVES:
        return None
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return Server(f"{parts.scheme}://{host}{port}{prefix or parts.path or '/'}", token, Path.home())
