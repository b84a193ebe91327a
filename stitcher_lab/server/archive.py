"""Several files as one zip, piece by piece: memory stays the same however large they are, and nothing is written."""

from __future__ import annotations

import os
import time
import zipfile
from io import RawIOBase
from typing import TYPE_CHECKING

from stitcher_lab.server.plain_files import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PIECE = 1 << 18  # bytes
_FIRST_DAY = 315_619_200  # 2 January 1980: a zip knows no earlier dates, in any time zone


class _Outlet(RawIOBase):
    """What the zip is written to: keeps the bytes until they are fetched; like a socket, it knows no seeking."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type] # what zipfile writes is bytes-like
        self._waiting += piece
        return len(piece)

    def fetch(self) -> bytes:
        piece = bytes(self._waiting)
        self._waiting.clear()
        return piece


def zipped(files: Mapping[str, Path]) -> Iterator[bytes]:
    """Yield the zip of ``files``, by the names they have in it; what has gone since it was listed is left out.

    Videos are stored as they are: they do not shrink.
    """
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for name, path in files.items():
            source = open_plain(path)
            if source is None:
                continue
            with source:
                facts = os.fstat(source.fileno())
                entry = zipfile.ZipInfo(name, time.localtime(max(facts.st_mtime, _FIRST_DAY))[:6])
                entry.file_size = facts.st_size  # tells whether the large form is needed
                entry.external_attr = 0o644 << 16
                with archive.open(entry, "w", force_zip64=facts.st_size >= zipfile.ZIP64_LIMIT) as target:
                    while piece := source.read(_PIECE):
                        target.write(piece)
                        yield outlet.fetch()
    yield outlet.fetch()
