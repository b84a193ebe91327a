"""Stills: the picture at the end of each beat, drawn once, for whoever wants to look at it before the video is made."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.model import QUALITIES
from stitcher_lab.render.drawing import INSIDE, PRELOAD
from stitcher_lab.sandbox import Limits, Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.sandbox import Sandbox

_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST = 4 * 1024 * 1024  # bytes; a still of this size has some tens of kilobytes


def stills(
    source: str,
    *,
    sandbox: Sandbox,
    workdir: Path,
    cancellation: Cancellation,
    limits: Limits | None = None,
) -> Mapping[int, bytes]:
    """Return PNG pictures (854 x 480 pixels) by beat, from 0, of a script with one scene.

    A script that fails gives the pictures up to there; what is no PNG file is left out.
    """
    quality = QUALITIES["preview"]
    request = {
        "op": "rehearse", "source": source, "scenes": None, "stills": True,
        "width": quality.width, "height": quality.height, "fps": quality.fps,
    }  # fmt: skip
    outbox = Path(tempfile.mkdtemp(dir=workdir))
    outcome = sandbox.run(
        Task(INSIDE, request, limits=limits or Limits(), preload=PRELOAD),
        outbox,
        cancellation=cancellation,
        on_message=lambda _: None,
    )
    cancellation.check()
    found = {}
    for name, path in outcome.files.items():
        numbered = re.fullmatch(r"still(\d{1,3})\.png", name)
        if numbered and path.stat().st_size <= _LARGEST and (picture := path.read_bytes()).startswith(_PNG):
            found[int(numbered[1])] = picture
    return dict(sorted(found.items()))
