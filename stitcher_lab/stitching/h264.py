"""The few bytes of H.264 that tell what a stream is: its parameter record and the kinds of its units.

No import: reads bytes that come from hostile code, decodes no picture.

Sources: ISO/IEC 14496-15, 5.3.3.1 (AVCDecoderConfigurationRecord); ITU-T H.264 (08/2021), 7.4.1 (NAL unit types).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROFILES = {66: "Baseline", 77: "Main", 88: "Extended", 100: "High", 110: "High 10", 122: "High 4:2:2"}

_RECORD_HEADER = 7
_RECORD_VERSION = 1
_LENGTH_BYTES = 4
_UNIT_TYPE = 0x1F
_SLICES = frozenset({1, 5})
_HARMLESS = frozenset({6, 9, 12})  # supplemental information, access unit delimiter, filler
_PARAMETER_SETS = frozenset({7, 8})


class MalformedError(ValueError):
    """The bytes are no H.264 stream as an MP4 file holds it."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a stream's parameter record says. ``level`` is written as in table A-1: ``"3.1"``; ``sets`` its units."""

    profile: str
    level: str
    sets: frozenset[bytes]


def read_record(record: bytes) -> Parameters:
    """Read profile and level.

    Raises
    ------
    MalformedError
        It is no record, or units have not the length field of four bytes that every encoder of today writes.

    """
    if len(record) < _RECORD_HEADER or record[0] != _RECORD_VERSION:
        raise MalformedError("it has no H.264 parameters")
    if (record[4] & 3) + 1 != _LENGTH_BYTES:
        raise MalformedError("its units have an unusual form")
    return Parameters(
        profile=PROFILES.get(record[1], f"profile {record[1]}"),
        level=f"{record[3] // 10}.{record[3] % 10}",
        sets=frozenset(_sets(record)),
    )


def _sets(record: bytes) -> Iterator[bytes]:
    position = _RECORD_HEADER - 2
    for mask in (0x1F, 0xFF):  # sequence sets are counted in five bits, picture sets in eight
        if position >= len(record):
            raise MalformedError("its H.264 parameters are cut off")
        count = record[position] & mask
        position += 1
        for _ in range(count):
            size = int.from_bytes(record[position : position + 2], "big")
            unit = record[position + 2 : position + 2 + size]
            if len(unit) != size or not size:
                raise MalformedError("its H.264 parameters are cut off")
            yield unit
            position += 2 + size


def picture_units(packet: bytes, sets: frozenset[bytes]) -> bytes:
    """Return the packet with nothing but its picture: each unit whole, each of a kind that a picture is made of.

    Parameter sets inside the stream, which Manim's own joining puts before key frames, are left out where they repeat
    the record's (a file of this kind holds them there alone) and refused where they do not: they could change the
    picture's size half-way.

    Raises
    ------
    MalformedError
        A unit is cut, or is of another kind, or there is no picture.

    """
    position, slices, kept = 0, 0, []
    while position < len(packet):
        size = int.from_bytes(packet[position : position + _LENGTH_BYTES], "big")
        start, stop = position + _LENGTH_BYTES, position + _LENGTH_BYTES + size
        if size < 1 or stop > len(packet):
            raise MalformedError("a picture in it is cut off")
        kind = packet[start] & _UNIT_TYPE
        if kind in _PARAMETER_SETS:
            if packet[start:stop] not in sets:
                raise MalformedError("it changes its H.264 parameters half-way")
        elif kind in _SLICES or kind in _HARMLESS:
            kept.append(packet[position:stop])
            slices += kind in _SLICES
        else:
            raise MalformedError(f"it holds a unit of type {kind} among its pictures")
        position = stop
    if not slices:
        raise MalformedError("a frame in it holds no picture")
    return b"".join(kept)
