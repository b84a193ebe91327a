"""Where this notebook is, and what shows it."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


class Front(StrEnum):
    """What shows the outputs."""

    TERMINAL = "terminal"
    COLAB = "colab"
    VSCODE = "vscode"
    NOTEBOOK = "notebook"  # JupyterLab, Notebook 7, or nbconvert
    UNSEEN = "unseen"  # a kernel that nobody says an output's cell of: nbconvert, papermill, a console


def folder() -> Path:
    """The notebook's folder: Jupyter names its file; elsewhere it is the working folder."""
    path = _file()
    return path.parent if path else Path.cwd()


def name() -> str:
    """The name of the notebook's file, empty where nobody says."""
    path = _file()
    return path.name if path else ""


def _file() -> Path | None:
    named = os.environ.get("JPY_SESSION_NAME", "")
    path = Path(named)
    # A console's session has a name that is no file.
    return path if named and path.is_absolute() and path.parent.is_dir() and path.suffix else None


def cell_id(shell: InteractiveShell) -> str:
    """The id of the cell that runs, empty where the front end does not say."""
    parent = _parent(shell)
    found = parent.get("metadata", {}).get("cellId") if parent else None
    return found if isinstance(found, str) else ""


def front(shell: InteractiveShell) -> Front:
    """Tell what shows this notebook."""
    if "google.colab" in sys.modules:
        return Front.COLAB
    if getattr(shell, "kernel", None) is None:
        return Front.TERMINAL
    cell = cell_id(shell)
    if cell.startswith(("vscode-", "untitled:")) or (not cell and "VSCODE_PID" in os.environ):
        return Front.VSCODE
    return Front.NOTEBOOK if cell else Front.UNSEEN


def _parent(shell: InteractiveShell) -> dict[str, Any]:
    kernel: Any = getattr(shell, "kernel", None)
    if kernel is None:
        return {}
    try:
        parent = kernel.get_parent("shell")
    except Exception:  # noqa: BLE001 - another kernel's own ways; then the cell is not known
        return {}
    return parent if isinstance(parent, dict) else {}
