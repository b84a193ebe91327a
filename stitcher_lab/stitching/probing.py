"""Looks, in a sandbox of its own, at pictures that hostile code has left: they may not be what they claim to be.

``main`` gets ``{"expected": {…}, "clips": [{"file", "frames"}, …]}``, as :class:`stitcher_lab.stitching.clips.Expected`
has it, and answers for each clip, in order, ``{"clip": 0, "flaw": ""}`` or the flaw in words. Every picture is decoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.sandbox import Channel
    from stitcher_lab.stitching.clips import Expected


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Look at each clip."""
    from stitcher_lab.stitching.clips import Expected, FlawError  # noqa: PLC0415 - loads libav

    for number, entry in enumerate(request["clips"]):
        try:
            _look(channel.inputs / entry["file"], Expected(**request["expected"], frames=entry["frames"]))
        except FlawError as error:
            channel.message({"clip": number, "flaw": str(error)})
        else:
            channel.message({"clip": number, "flaw": ""})


def _look(path: Path, expected: Expected) -> None:
    import av  # noqa: PLC0415

    from stitcher_lab.stitching.clips import FlawError, examine, open_clip  # noqa: PLC0415

    examine(path, expected)
    try:
        with open_clip(path) as container:
            pictures = sum(1 for _ in container.decode(container.streams.video[0]))
    except (av.FFmpegError, ValueError) as error:
        raise FlawError("its pictures cannot be read") from error
    if pictures != expected.frames:
        raise FlawError(f"it shows {pictures} pictures where {expected.frames} were drawn")
