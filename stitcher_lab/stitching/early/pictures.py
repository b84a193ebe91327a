"""The pictures of one scene, as they come: each fragment held against what it must be. Runs in the sandbox.

A fragment was written by a process that ran hostile code. What passes here reaches the viewer's player, so it is held
to what a finished clip is held to (:mod:`stitcher_lab.stitching.clips`), and its key frames are decoded, as a player
will do. Only the samples themselves go on; every box around them is thrown away and written anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import av

from stitcher_lab.stitching.clips import FlawError
from stitcher_lab.stitching.early.boxes import BoxError, parts
from stitcher_lab.stitching.h264 import MalformedError, picture_units, read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_OPTIONS = {"enable_drefs": "0", "fpsprobesize": "0"}


@dataclass(frozen=True, slots=True)
class Picture:
    """One encoded picture."""

    content: bytes
    key: bool


class SceneStream:
    """Takes one scene's pieces, or its whole clip, and gives its pictures.

    Parameters
    ----------
    expected
        ``width``, ``height``, ``profile``, ``level`` and ``pixel_format`` that every picture must have.
    record
        The H.264 parameter record of the film's first scene; ``None`` for the first itself.
    on_open
        Called once, with the stream as libav opened it and its record, before the first picture.

    """

    def __init__(
        self, expected: Mapping[str, Any], record: bytes | None, on_open: Callable[[Any, bytes], None]
    ) -> None:
        self._expected = expected
        self._record = record
        self._on_open = on_open
        self._head = b""
        self._last: int | None = None
        self._opened = False
        self._whole = False
        self._decoder: Any = None
        self.frames = 0

    def piece(self, data: bytes) -> Iterator[Picture]:
        """Yield the pictures of the next piece.

        Raises
        ------
        FlawError
            It is not what it must be.

        """
        try:
            head, fragments = parts(data)
        except BoxError as error:
            raise FlawError(str(error)) from error
        if bool(head) == bool(self._head):
            raise FlawError("its pieces have no head, or two")
        self._head = self._head or head
        for fragment in fragments:
            yield from self._pictures(self._head + fragment)

    def clip(self, data: bytes) -> Iterator[Picture]:
        """Yield the pictures of a whole clip; raises what :meth:`piece` does.

        Of a clip, which was found fit for a video before, the first key frame alone is decoded.
        """
        self._whole = True
        yield from self._pictures(data)

    def _pictures(self, data: bytes) -> Iterator[Picture]:
        try:
            container: Any
            with av.open(BytesIO(data), format="mp4", options=_OPTIONS) as container:
                stream = self._examine(container)
                sets = read_record(bytes(stream.codec_context.extradata or b"")).sets
                for packet in container.demux(stream):
                    if packet.size:
                        yield self._read(packet, sets)
        except MalformedError as error:
            raise FlawError(str(error)) from error
        except (av.FFmpegError, ValueError, OSError) as error:
            raise error if isinstance(error, FlawError) else FlawError("it is damaged") from error

    def _examine(self, container: Any) -> Any:
        if len(container.streams) != 1 or len(container.streams.video) != 1:
            raise FlawError("it holds more than one picture track")
        stream = container.streams.video[0]
        context, expected = stream.codec_context, self._expected
        if context is None:
            raise FlawError("it is encoded in a way that nobody knows")
        record = bytes(context.extradata or b"")
        found = (context.name, context.width, context.height, context.pix_fmt)
        if found != ("h264", expected["width"], expected["height"], expected["pixel_format"]):
            raise FlawError(f"it holds {found[0]}, {found[1]} x {found[2]} pixels, {found[3]}")
        kind = read_record(record)
        if (kind.profile, kind.level) != (expected["profile"], expected["level"]):
            raise FlawError(f"it is H.264 {kind.profile}@{kind.level}")
        if self._record is not None and record != self._record:
            raise FlawError("its pictures were encoded in another way than those before")
        if not self._opened:
            self._opened, self._record = True, record
            self._decoder = av.CodecContext.create("h264", "r")
            self._decoder.extradata = record
            self._decoder.thread_count = 1
            self._decoder.options = {"err_detect": "explode"}  # what is damaged is not made up
            self._on_open(stream, record)
        return stream

    def _read(self, packet: Any, sets: frozenset[bytes]) -> Picture:
        if packet.is_corrupt:
            raise FlawError("it is cut off or damaged")
        if packet.pts is None or packet.pts != packet.dts:
            raise FlawError("its frames are not in the order in which they are shown")
        if self._last is not None and packet.pts <= self._last:
            raise FlawError("its clock runs backwards")
        if self._last is None and not packet.is_keyframe:
            raise FlawError("it does not start with a key frame")
        self._last = packet.pts
        self.frames += 1
        content = picture_units(bytes(packet), sets)
        if packet.is_keyframe and not (self._whole and self.frames > 1):
            self._decode(content)
        return Picture(content, bool(packet.is_keyframe))

    def _decode(self, content: bytes) -> None:
        """See that a key frame, from which players begin, becomes a picture of the right size."""
        self._decoder.flush_buffers()
        shown = [*self._decoder.decode(av.Packet(content)), *self._decoder.decode(None)]
        size = self._expected["width"], self._expected["height"]
        if len(shown) != 1 or shown[0].is_corrupt or (shown[0].width, shown[0].height) != size:
            raise FlawError("a picture in it cannot be seen")
