"""Type a sentence, get a narrated, animated Manim video, with the code that drew it in an editable cell.

JupyterLab, the server, every kernel that loads the magics and every task in the sandbox import this file. It therefore
imports nothing itself: each hook fetches what it needs when it is called.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where the built front end lies in this package, and the name JupyterLab knows it by."""
    return [{"src": "labextension", "dest": "stitcher-lab"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """The server extension, for ``jupyter server extension list`` and the server itself."""
    from stitcher_lab.server import StitcherApp  # noqa: PLC0415 - a kernel has no use for the server's side

    return [{"module": "stitcher_lab.server", "app": StitcherApp}]


def load_ipython_extension(shell: Any) -> None:
    """Register ``%%stitch``, ``%%stitch_scene``, ``%stitch`` and ``%stitch_error``: what ``%load_ext`` calls.

    Parameters
    ----------
    shell
        The IPython that gets them; its type is known to the kernel's room alone.
    """
    from stitcher_lab.kernel import load_ipython_extension as load  # noqa: PLC0415 - the server has no use for magics

    load(shell)
