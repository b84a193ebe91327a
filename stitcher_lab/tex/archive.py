"""Pictures of formulas in one zip file, as they come out of a script's cell and go into the next one."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = re.compile(r"([0-9a-f]{16})\.svg")
MOST = 4000  # pictures of one script
LARGEST = 4 * 1024 * 1024  # bytes of one, unpacked
LARGEST_ALL = 64 * 1024 * 1024

_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


def read(archive: Path, only: Iterable[str] | None = None) -> dict[str, bytes]:
    """Return the pictures by name, without suffix: all, or ``only`` those named.

    The file comes from hostile code: no more is unpacked than a script may have, and what is no such archive, or is
    damaged, holds nothing.
    """
    wanted = None if only is None else frozenset(only)
    found: dict[str, bytes] = {}
    room = LARGEST_ALL
    try:
        with zipfile.ZipFile(archive) as packed:
            for entry in packed.infolist()[:MOST]:
                name = NAME.fullmatch(entry.filename)
                if name is None or (wanted is not None and name[1] not in wanted):
                    continue
                room -= entry.file_size
                plain = entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
                if not plain or entry.file_size > LARGEST or room < 0:
                    return {}
                found[name[1]] = packed.read(entry)
    except _DAMAGED:
        return {}
    return found


def write(target: Path, pictures: Mapping[str, bytes]) -> Path | None:
    """Pack pictures, given by name without suffix; nothing where there are none."""
    if not pictures:
        return None
    with zipfile.ZipFile(target, "w") as packed:
        for name, picture in sorted(pictures.items()):
            # One time for all: equal pictures make equal files.
            packed.writestr(zipfile.ZipInfo(f"{name}.svg"), picture, zipfile.ZIP_DEFLATED, compresslevel=1)
    return target
