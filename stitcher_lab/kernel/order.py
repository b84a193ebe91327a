"""What a cell asks for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """One video to be made: of a ``prompt``, or of a scene file's text (``source``, with the prompt as its title).

    ``folder`` is the notebook's, absolute, ``notebook`` its file's name; ``name`` is what the video is to be called;
    ``cell`` the id of the cell that asks; ``parent`` the job whose script was edited, so that its video is replaced.
    ``options`` are those that a request may hold: see :class:`stitcher_lab.model.JobRequest`.
    """

    prompt: str
    folder: Path
    options: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    name: str = ""
    cell: str = ""
    notebook: str = ""
    parent: str = ""
    # So that it becomes one job, however often it is handed in.
    key: str = field(default_factory=lambda: secrets.token_hex(16))
