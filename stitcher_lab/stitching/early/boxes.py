"""The boxes that an MP4 file is made of: reading where they begin and end, and making small ones.

No import: reads bytes from hostile code, looks into no box. Source: ISO/IEC 14496-12 (2022), 4.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INIT = (b"ftyp", b"moov")
FRAGMENT = (b"moof", b"mdat")

_HEADER = 8  # bytes: the size in 32 bits, and four letters
_LONG_HEADER = 16  # bytes: with the size in 64 bits behind the letters
_LONG, _TO_THE_END = 1, 0
_MOST = 4096  # boxes in one piece
# What may stand between fragments and says nothing of pictures: 8.16.2 to 8.16.5, 8.1.2.
_IGNORED = frozenset({b"styp", b"sidx", b"prft", b"free", b"mfra"})


class BoxError(ValueError):
    """The bytes are not made of whole boxes, or of others than they should be."""


def split(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and bytes, header included, of each box that ``data`` is made of.

    Raises
    ------
    BoxError
        A box is cut off, is smaller than its own header, or does not say how long it is.

    """
    position, count = 0, 0
    while position < len(data):
        left = len(data) - position
        if left < _HEADER:
            raise BoxError("a box is cut off")
        size, header = int.from_bytes(data[position : position + 4], "big"), _HEADER
        if size == _LONG and left >= _LONG_HEADER:
            size, header = int.from_bytes(data[position + 8 : position + 16], "big"), _LONG_HEADER
        if size == _TO_THE_END or size < header or size > left:
            raise BoxError("a box has a size that cannot be")
        count += 1
        if count > _MOST:
            raise BoxError("there are more boxes than a piece has")
        yield data[position + 4 : position + 8], data[position : position + size]
        position += size


def parts(data: bytes) -> tuple[bytes, list[bytes]]:
    """Return a piece's init segment, empty where it has none, and its fragments, each a ``moof`` with its ``mdat``.

    Raises
    ------
    BoxError
        It is made of anything else, or they stand in another order.

    """
    kept = [(kind, box) for kind, box in split(data) if kind not in _IGNORED]
    init = b""
    if kept[:1] and kept[0][0] == INIT[0]:
        if tuple(kind for kind, _ in kept[:2]) != INIT:
            raise BoxError("its head is not whole")
        init, kept = b"".join(box for _, box in kept[:2]), kept[2:]
    pairs = list(zip(kept[::2], kept[1::2], strict=False))
    if len(kept) % 2 or any((head[0], body[0]) != FRAGMENT for head, body in pairs):
        raise BoxError("it is not made of fragments")
    return init, [head[1] + body[1] for head, body in pairs]


def box(kind: bytes, *content: bytes) -> bytes:
    """Make a box."""
    body = b"".join(content)
    return (_HEADER + len(body)).to_bytes(4, "big") + kind + body


def full_box(kind: bytes, version: int, flags: int, *content: bytes) -> bytes:
    """Make a box that has a version and flags."""
    return box(kind, bytes([version]) + flags.to_bytes(3, "big"), *content)
