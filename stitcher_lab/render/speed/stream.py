"""What the encoder's thread has open: one H.264 stream in one MP4 file, with a key frame at least once a second.

A picture that stays is encoded for :data:`SETTLING` more frames, in which the encoder mends what haste had spoiled, and
is repeated from then on until the next key frame (:mod:`stitcher_lab.render.speed.repeats`).
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import av
from av.video.frame import PictureType

from stitcher_lab.render.speed.colours import Converter, changed
from stitcher_lab.render.speed.pieces import packet_of
from stitcher_lab.render.speed.repeats import Repeats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction
    from pathlib import Path

    import numpy as np

    from stitcher_lab.render.area import Area
    from stitcher_lab.render.speed.pieces import Pieces

SETTLING = 2


class Stream:
    """One H.264 stream that is being written; see :class:`stitcher_lab.render.speed.encoding.Encoder`."""

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        fps: Fraction,
        options: Mapping[str, str],
        pieces: Pieces | None,
    ) -> None:
        height, width = size
        path.parent.mkdir(parents=True, exist_ok=True)
        self._container = av.open(str(path), "w", format="mp4")
        stream: Any = self._container.add_stream("libx264", rate=fps, options={**options, "forced-idr": "1"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        self._container.start_encoding()  # from here on the stream's parameters are known, to the pieces, too
        self._stream = stream
        self._time_base = 1 / fps
        self._converter = Converter(width, height)
        self._pieces = pieces
        self._shown: np.ndarray | None = None
        self._still = 0  # frames for which the picture has stayed
        self._since_key = 0
        self._group = int(options.get("g", "250"))
        self._given = self._written = 0  # frames, to the encoder and into the file
        self._repeats = Repeats(width, height, fps, options, bytes(stream.codec_context.extradata or b""))
        self._turns: deque[bool] = deque()  # what is to be written next: a packet of the encoder, or a repeated picture

    def write(self, frame: np.ndarray, count: int, within: Area | None = None) -> None:
        """Encode a frame, ``count`` times; only ``within`` this area it may differ from the one before."""
        areas = changed(frame, self._shown, within)
        self._shown = frame
        self._converter.convert(frame, areas)
        if areas:
            self._still = 0
        for turn in range(count):
            if turn or not areas:
                self._still += 1
            if self._still > SETTLING and 0 < self._since_key < self._group and self._repeats.possible():
                self._repeat()
            else:
                self._encode()

    def finish(self) -> None:
        """Write what the encoder still holds, and close the file."""
        self._write(self._stream.encode())
        self._container.close()

    def close(self) -> None:
        """Let go of the file, also half-way."""
        with suppress(Exception):
            self._container.close()

    def _encode(self) -> None:
        picture = self._converter.picture
        key = self._since_key in (0, self._group)
        self._since_key = 1 if key else self._since_key + 1
        picture.pict_type = PictureType.I if key else PictureType.NONE
        picture.pts, picture.time_base = self._given, self._time_base
        self._given += 1
        self._turns.append(True)
        self._write(self._stream.encode(picture))

    def _repeat(self) -> None:
        self._since_key += 1
        self._turns.append(False)
        self._write([])

    def _write(self, packets: list[Any]) -> None:
        """Write packets of the encoder, each in its turn, and the repeated pictures whose turn it is then."""
        coming = iter(packets)
        while self._turns:
            key = False
            if self._turns[0]:
                packet = next(coming, None)
                if packet is None:
                    return
                key = bool(packet.is_keyframe)
                data = self._repeats.coded(bytes(packet), key=key)
            else:
                data = self._repeats.again()
            self._turns.popleft()
            self._container.mux(packet_of(data, self._stream, self._written, self._time_base, key=key))
            if self._pieces is not None:
                self._pieces.add(data, self._stream, self._written, self._time_base, key=key)
            self._written += 1
