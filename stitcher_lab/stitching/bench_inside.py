"""The inside of :mod:`stitcher_lab.stitching.bench`: one piece of work after the other, until there is none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from stitcher_lab.stitching import inside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.sandbox import Channel


class _Place:
    """A channel for one piece of work: its own folders, and its number on all that it sends."""

    def __init__(self, channel: Channel, number: int) -> None:
        self._channel = channel
        self._number = number
        self.scratch = channel.scratch / f"work-{number}"
        self.inputs = self.scratch / "inputs"
        self.inputs.mkdir(parents=True)

    def message(self, body: Mapping[str, Any]) -> None:
        self._channel.message({"work": self._number, "says": body})

    def file(self, name: str, content: Path | bytes) -> None:
        self._channel.file(f"{self._number}-{name}", content)


def main(_request: Mapping[str, Any], channel: Channel) -> None:
    """Ask for work, do it, and ask again."""
    number = 0
    while True:
        work, files = channel.ask({"next": number})
        if "request" not in work:
            return
        place = _Place(channel, number)
        for name, content in files.items():
            (place.inputs / name).write_bytes(content)
        inside.main(work["request"], place)
        channel.message({"work": number, "over": True})
        shutil.rmtree(place.scratch, ignore_errors=True)
        number += 1
