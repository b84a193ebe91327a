"""A stream as fragments that can be played while it grows (ISO/IEC 14496-12, 8.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

FRAGMENT = 400_000  # microseconds that a piece plays, or less where a key frame begins the next


def packet_of(data: bytes, stream: Any, number: int, time_base: Fraction, *, key: bool) -> av.Packet[Any]:
    """Make a packet for ``stream`` of an encoded frame; ``number`` counts frames of ``time_base`` seconds each."""
    packet = av.Packet(data)
    packet.pts = packet.dts = number
    packet.duration, packet.time_base = 1, time_base
    packet.is_keyframe = key
    packet.stream = stream
    return packet


class Pieces:
    """Takes the packets of a stream once more and hands out fragments.

    The first piece is the head (``ftyp`` and ``moov``), each later one holds whole pairs of ``moof`` and ``mdat``.
    """

    def __init__(self, on_piece: Callable[[bytes], None]) -> None:
        self._on_piece = on_piece
        self._waiting = bytearray()
        self._container: Any = None
        self._stream: Any = None

    @property
    def begun(self) -> bool:
        """Whether a frame has come already."""
        return self._container is not None

    def write(self, data: bytes) -> int:
        """Take what libav writes (it takes this for a file)."""
        self._waiting += data
        return len(data)

    def add(self, data: bytes, stream: Any, number: int, time_base: Fraction, *, key: bool) -> None:
        """Take a frame of ``stream``, and let go what has become whole with it; see :func:`packet_of`."""
        if self._container is None:
            self._container = av.open(
                self,
                "w",
                format="mp4",
                options={
                    "movflags": "empty_moov+default_base_moof+frag_keyframe+skip_trailer",
                    "frag_duration": str(FRAGMENT),
                },
            )
            self._stream = self._container.add_stream_from_template(stream)
        self._container.mux(packet_of(data, self._stream, number, time_base, key=key))
        self._send()

    def finish(self) -> None:
        """Send what is left."""
        if self._container is not None:
            self._container.close()
            self._send()

    def _send(self) -> None:
        """Send whole boxes, up to the last that ends the head or a fragment."""
        position, whole = 0, 0
        while position + 8 <= len(self._waiting):
            size, kind = (bytes(self._waiting[position + at : position + at + 4]) for at in (0, 4))
            position += int.from_bytes(size, "big")
            if kind in (b"moov", b"mdat") and position <= len(self._waiting):
                whole = position
        if whole:
            piece = bytes(self._waiting[:whole])
            del self._waiting[:whole]
            self._on_piece(piece)
