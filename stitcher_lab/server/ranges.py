"""The Range header, for one range of bytes (RFC 9110, section 14): what players ask for when somebody seeks."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*", re.ASCII | re.IGNORECASE)


class Unsatisfiable(Exception):
    """The range begins behind the end of the file."""


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the first byte that is asked for, and the one behind the last; nothing where the whole file is due.

    Parameters
    ----------
    header
        The header. What is malformed, in another unit, or asks for several ranges, stands for the whole file.
    size
        Size of the file, in bytes.

    Raises
    ------
    Unsatisfiable
        No byte of the file is in the range.

    """
    found = _ONE.fullmatch(header.strip())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        count = int(found[2])
        if not count or not size:
            raise Unsatisfiable
        return max(size - count, 0), size
    first = int(found[1])
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return first, min(int(found[2]) + 1, size) if found[2] else size
