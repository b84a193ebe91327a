"""The door for browsers, notebooks and scripts: a Jupyter server extension that runs jobs and tells of them.

``app.py`` has the table of contents. Every resource is one file beside it: what it takes and answers is declared there
as data, and the same data checks requests and makes the OpenAPI document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stitcher_lab.server.app import StitcherApp

__all__ = ["StitcherApp"]


def __getattr__(name: str) -> Any:
    if name != "StitcherApp":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from stitcher_lab.server.app import StitcherApp  # noqa: PLC0415 - tornado and jupyter_server are only needed there

    return StitcherApp
