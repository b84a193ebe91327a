"""A picture that stays, written as "the same again", without asking the encoder.

An encoder looks at every block of a repeated picture to find that nothing has moved; at 1080p that costs as much as a
picture in which something does. What it writes then is some bytes that say *every block skipped*. Those bytes do not
depend on the picture, but for the number of the frame. So they are made once, by the same encoder with the same
settings out of two black pictures, and put between its packets with the right number; the packets after them are
numbered anew. A skipped block without motion is the block of the frame before, to the bit (ITU-T H.264 (08/2021),
7.4.4, 8.4.1.1 and 8.4.2.2), so a decoder shows what it would have shown.

That holds where each frame refers to the one before it and nothing else, and their order is told by their number:
:func:`numbering` looks into the stream's own parameters whether it is so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.codec.context import Flags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

_SLICE, _KEY_SLICE, _SEQUENCE = 1, 5, 7  # kinds of units, table 7-1
_START = re.compile(rb"\x00?\x00\x00\x01")
_ESCAPED = re.compile(rb"\x00\x00\x03")
_ESCAPE = re.compile(rb"\x00\x00(?=[\x00-\x03])")
_SKIPPED = 200  # bytes; a picture with nothing but skipped blocks has some dozens
_HIGH = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128})  # profiles that tell of their colours, 7.3.2.1.1


class _Bits:
    """Reads what a unit holds, bit by bit (7.2 and 9.1)."""

    def __init__(self, unit: bytes) -> None:
        self._value = int.from_bytes(unit, "big")
        self._left = 8 * len(unit)
        self._length = self._left

    @property
    def position(self) -> int:
        return self._length - self._left

    def take(self, count: int) -> int:
        if count > self._left:
            raise ValueError("the unit is cut off")
        self._left -= count
        return (self._value >> self._left) & ((1 << count) - 1)

    def number(self) -> int:
        zeros = 0
        while not self.take(1):
            zeros += 1
        return (1 << zeros) - 1 + self.take(zeros)


def _units(packet: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each unit of a packet (as libx264 gives it, Annex B) with the start code before it."""
    codes = list(_START.finditer(packet))
    for code, following in zip(codes, [*codes[1:], None], strict=True):
        yield code[0], packet[code.end() : following.start() if following else len(packet)]


def numbering(parameters: bytes) -> int | None:
    """Return how many bits number a frame (7.3.2.1.1), or ``None`` where pictures cannot be repeated in this way."""
    for _, unit in _units(parameters):
        if unit[0] & 31 != _SEQUENCE:
            continue
        bits = _Bits(_ESCAPED.sub(b"\0\0", unit[1:]))
        profile = bits.take(8)
        bits.take(16)
        bits.number()
        if profile in _HIGH:
            if bits.number() == 3:  # noqa: PLR2004 - 4:4:4, with planes that may be apart
                return None
            bits.number(), bits.number(), bits.take(1)
            if bits.take(1):  # matrices follow, and nobody asked for them
                return None
        size = bits.number() + 4
        order, references = bits.number(), bits.number()
        return size if (order, references) == (2, 1) else None
    return None


def renumbered(packet: bytes, size: int, ahead: int) -> bytes:
    """Add ``ahead`` to the number of the frame in each slice of ``packet`` (7.3.3); ``size`` bits hold it."""
    return b"".join(code + _renumber(unit, size, ahead) for code, unit in _units(packet))


def _renumber(unit: bytes, size: int, ahead: int) -> bytes:
    if unit[0] & 31 != _SLICE:
        return unit
    plain = _ESCAPED.sub(b"\0\0", unit)
    head = plain[1:24]
    bits = _Bits(head)
    for _ in range(3):  # first block, kind of slice, parameters
        bits.number()
    shift = 8 * len(head) - bits.position - size
    value, mask = int.from_bytes(head, "big"), (1 << size) - 1
    number = (value >> shift) + ahead & mask
    changed = (value & ~(mask << shift) | number << shift).to_bytes(len(head), "big")
    return _ESCAPE.sub(b"\0\0\x03", plain[:1] + changed + plain[1 + len(head) :])


class Repeats:
    """Numbers the packets of one stream, and makes the packets of the frames that are put between them.

    ``parameters`` are the stream's own sets of parameters (Annex B), ``options`` its encoder's.
    """

    def __init__(self, width: int, height: int, fps: Fraction, options: Mapping[str, str], parameters: bytes) -> None:
        self._settings = (width, height, fps, options)
        self._parameters = parameters
        self._size = numbering(parameters)
        self._skipped: bytes | None = None  # as the second frame of a stream: its number is 1
        self._number = 0  # of the last frame, as the stream now tells it
        self._ahead = 0  # frames put in since the last key frame, which starts anew

    def possible(self) -> bool:
        """Whether pictures of this stream can be repeated here."""
        if self._size is not None and self._skipped is None:
            self._skipped = skipped_picture(*self._settings, self._parameters)
            if self._skipped is None:
                self._size = None
        return self._size is not None

    def coded(self, packet: bytes, *, key: bool) -> bytes:
        """Return the encoder's next packet with the number whose turn it is."""
        if key:
            self._number = self._ahead = 0
            return packet
        self._number += 1
        return renumbered(packet, self._size or 0, self._ahead) if self._ahead else packet

    def again(self) -> bytes:
        """Return a packet that shows the last frame once more; only where it is :meth:`possible`."""
        self._number += 1
        self._ahead += 1
        return renumbered(self._skipped or b"", self._size or 0, self._number - 1)


def skipped_picture(
    width: int, height: int, fps: Fraction, options: Mapping[str, str], parameters: bytes
) -> bytes | None:
    """Return the second of two black pictures, encoded; ``None`` where it is not what was expected."""
    stream: Any = av.CodecContext.create("libx264", "w")
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.framerate, stream.time_base = fps, 1 / fps
    stream.options = {**options, "threads": "1"}
    stream.flags |= Flags.global_header
    black = av.VideoFrame(width, height, "yuv420p")
    for plane, value in zip(black.planes, (16, 128, 128), strict=True):
        np.frombuffer(memoryview(plane), np.uint8)[:] = value
    packets = []
    for number in range(2):
        black.pts, black.time_base = number, 1 / fps
        packets += stream.encode(black)
    packets += stream.encode()
    if len(packets) != 2 or bytes(stream.extradata or b"") != parameters:  # noqa: PLR2004 - the two
        return None
    skipped = bytes(packets[1])
    kinds = [unit[0] & 31 for _, unit in _units(skipped)]
    return skipped if kinds == [_SLICE] and len(skipped) < _SKIPPED else None
