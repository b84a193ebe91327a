"""One H.264 stream for a run of frames, encoded beside the drawing, with the settings it will be watched with.

Replaces: ``SceneFileWriter`` of Manim 0.22, by :class:`ClipWriter`. Manim opens an encoder for every animation, writes
each into a file of its own and joins the files at the end. Here one encoder takes all frames of a scene.

Why no pixel changes: nothing here touches what is drawn. What is encoded is what Manim's own settings would encode:
colours come from the same function (:mod:`stitcher_lab.render.speed.colours`), for what differs from the frame
before. What the settings are, and why, is told in :mod:`stitcher_lab.encoding`.
"""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stitcher_lab.render.speed.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stitcher_lab.render.area import Area
    from stitcher_lab.render.speed.pieces import Pieces

# Frames that drawing may be ahead of encoding, each an array to use again: as many as go into so many bytes, which
# should stay in the processor's cache.
WAITING, LEAST, MOST = 20 * 1024 * 1024, 2, 8


def install() -> None:
    """Have drawing write its frames through :class:`Encoder`."""
    from stitcher_lab.render import stage  # noqa: PLC0415 - in this order only while drawing
    from stitcher_lab.render.speed.clip_writer import ClipWriter  # noqa: PLC0415

    stage.DrawingRenderer.writer = ClipWriter


class _Item(NamedTuple):
    frame: np.ndarray
    times: int
    again: bool
    within: Area | None


class Encoder:
    """Encodes frames into one MP4 file, in a thread of its own that starts with the first frame (so after a fork).

    Parameters
    ----------
    path
        The file to write.
    width, height
        Pixels; even.
    fps
        Frames per second.
    options
        Of libx264, as :func:`stitcher_lab.encoding.encoder_options` lists them.
    pieces
        Hears every packet, too, in the encoder's thread; it is not finished here.

    """

    def __init__(
        self,
        path: Path,
        *,
        width: int,
        height: int,
        fps: float,
        options: Mapping[str, str],
        pieces: Pieces | None = None,
    ) -> None:
        self._path = path
        self._size = (height, width)
        self._fps = Fraction(fps).limit_denominator(1001)
        self._options = dict(options)
        self._pieces = pieces
        waiting = max(LEAST, min(WAITING // (4 * width * height), MOST))
        self._queue: queue.Queue[_Item | None] = queue.Queue(waiting)
        self._spare: queue.Queue[np.ndarray] = queue.LifoQueue(waiting + 3)  # and two at the encoder, one drawn
        self._thread: threading.Thread | None = None
        self._failure: BaseException | None = None
        self._dropped = False
        self.frames = 0

    def spare(self) -> np.ndarray | None:
        """Return an array that was added to be used again and is no longer needed, if there is one."""
        try:
            return self._spare.get_nowait()
        except queue.Empty:
            return None

    def add(
        self, frame: np.ndarray, count: int = 1, *, again: bool = False, within: Area | None = None
    ) -> None:
        """Encode ``frame`` (height x width x 4, RGBA, uint8) ``count`` times; the array must not be changed any more.

        With ``again``, it comes back through :meth:`spare` once it is encoded; nobody else may hold it then. Outside
        ``within`` it is what was added before it.

        Raises
        ------
        ValueError
            The frame has another size or form, or ``count`` is below one.
        RuntimeError
            Encoding has failed.

        """
        if frame.shape != (*self._size, 4) or frame.dtype != np.uint8 or not frame.flags.c_contiguous:
            raise ValueError(f"A frame of {frame.shape} {frame.dtype} where {(*self._size, 4)} uint8 was announced.")
        if count < 1:
            raise ValueError(f"A frame cannot be shown {count} times.")
        self._raise()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="encoder", daemon=True)
            self._thread.start()
        self.frames += count
        self._queue.put(_Item(frame, count, again, within))

    def finish(self) -> Path:
        """Wait for the last frame and return the finished file.

        Raises
        ------
        RuntimeError
            Encoding has failed, or there was no frame.

        """
        if self._thread is None:
            raise RuntimeError("There is no frame to make a clip of.")
        self._queue.put(None)
        self._thread.join()
        self._raise()
        return self._path

    def drop(self) -> None:
        """Stop and leave no file."""
        self._dropped = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
        self._path.unlink(missing_ok=True)

    def _raise(self) -> None:
        if self._failure is not None:
            raise RuntimeError(f"The pictures could not be encoded: {self._failure}") from self._failure

    def _recycle(self, done: _Item) -> None:
        if done.again:
            with suppress(queue.Full):
                self._spare.put_nowait(done.frame)

    def _run(self) -> None:
        stream: Stream | None = None
        before: _Item | None = None
        over = False
        try:
            stream = Stream(self._path, self._size, self._fps, self._options, self._pieces)
            while (item := self._queue.get()) is not None and not self._dropped:
                stream.write(item.frame, item.times, item.within)
                if before is not None and before.frame is not item.frame:
                    self._recycle(before)
                before = item
            over = item is None
            if not self._dropped:
                stream.finish()
        except BaseException as error:  # noqa: BLE001 - told to whoever adds the next frame
            self._failure = error
            while not over:  # nobody may be left waiting for room
                over = self._queue.get() is None
        finally:
            if stream is not None:
                stream.close()
