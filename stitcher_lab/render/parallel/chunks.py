"""A scene's clip in chunks: each encoded for itself, then joined by copying the stream.

Every chunk is encoded with the same settings, begins with a key frame and has no B-frames, so the joined stream is one
that a single encoder could have written.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av

from stitcher_lab.render.speed.clip_writer import ClipWriter
from stitcher_lab.render.speed.pieces import packet_of

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.render.speed.pieces import Pieces


class ChunkWriter(ClipWriter):
    """Writes the clip, or one chunk of it, into a file of its own."""

    _chunk: Path | None = None

    @property
    def movie_file_path(self) -> Path:
        """The file that is written."""
        whole: Path = super().movie_file_path
        return self._chunk or whole

    def chunk_path(self, number: int) -> Path:
        """Return where the chunk of this number goes; names sort as the chunks play."""
        whole: Path = super().movie_file_path
        return whole.with_name(f"{whole.stem}~{number:05d}{whole.suffix}")

    def begin_chunk(self, path: Path) -> None:
        """Write into ``path`` from now on."""
        self._encoder = None
        self._chunk = path
        self.pieces = None  # the one that plays the scene hears them all

    def _options(self, wanted: dict[str, str]) -> dict[str, str]:
        """One thread in a copy: there are others, which have the other processors."""
        return wanted if self._chunk is None else wanted | {"threads": "1"}

    def seal(self) -> Path | None:
        """Finish the file; return where it is, or ``None`` where no frame has come."""
        encoder, self._encoder = self._encoder, None
        return None if encoder is None else encoder.finish()


class Film:
    """The clip that chunks are joined to, one after the other.

    Parameters
    ----------
    path
        The file to write.
    fps
        Frames per second.
    pieces
        Hears every packet, too.

    """

    def __init__(self, path: Path, fps: float, pieces: Pieces | None = None) -> None:
        self._path = path
        self._step = 1 / Fraction(fps).limit_denominator(1001)
        self._pieces = pieces
        self._container: Any = None
        self._stream: Any = None
        self._as_encoded = False  # whether the pieces take packets in the encoder's form
        self.frames = 0

    def add(self, chunk: Path, *, heard: bool = False) -> None:
        """Append a chunk's frames; with ``heard`` the pieces have had them already, from the encoder."""
        with av.open(str(chunk)) as source:
            (stream,) = source.streams.video
            if self._container is None:
                self._container = av.open(str(self._path), "w", format="mp4")
                self._stream = self._container.add_stream_from_template(stream)
                self._stream.time_base = self._step
                self._as_encoded = self._pieces is not None and self._pieces.begun
            for packet in source.demux(stream):
                if packet.size == 0:
                    continue
                data, key = bytes(packet), packet.is_keyframe
                if self._pieces is not None and not heard:
                    taken = start_coded(data) if self._as_encoded else data
                    self._pieces.add(taken, self._stream, self.frames, self._step, key=key)
                self._container.mux(packet_of(data, self._stream, self.frames, self._step, key=key))
                self.frames += 1

    def finish(self) -> Path:
        """Finish the file and return it."""
        self._container.close()
        if self._pieces is not None:
            self._pieces.finish()
        return self._path


def start_coded(packet: bytes) -> bytes:
    """Return a packet with a start code before each unit, as encoders write it, from one with lengths, as files do."""
    units, place = [], 0
    while place < len(packet):
        size = int.from_bytes(packet[place : place + 4], "big")
        units.append(packet[place + 4 : place + 4 + size])
        place += 4 + size
    return b"".join(b"\x00\x00\x00\x01" + unit for unit in units)
