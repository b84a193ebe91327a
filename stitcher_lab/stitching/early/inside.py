"""The part of the early film that runs inside the sandbox: pieces in, what may be played out.

One cell for a film. ``main`` asks for what comes next, ``ask({"next": true})``, and is answered with one of

``{"scene": n, "cues": [["line-0.wav", start_frame], …], "before": frames, "sound": true}`` and the recordings
    the scene that comes now, before its first picture, how many frames the one shown before it has, and whether the
    film has sound (the first scene's word counts);
``{"pieces": n}`` and ``piece-0`` …, or ``{"clip": true}`` and ``clip``
    its next fragments, or all of it;
``{"end": true}``
    the film has no more scenes.

It tells ``{"type": "video/mp4; codecs=…"}`` before the first piece goes out, and ``{"flaw": "…"}``
where something cannot be played; then it ends, and what was sent before is all there is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from stitcher_lab.stitching.clips import FlawError
from stitcher_lab.stitching.early import fragments
from stitcher_lab.stitching.early.pictures import SceneStream
from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stitcher_lab.sandbox import Channel
    from stitcher_lab.stitching.early.pictures import Picture

PIECE = "early.mp4"


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Make the film of what comes, until nothing more does."""
    film = _Film(request, channel)
    try:
        while True:
            answer, files = channel.ask({"next": True})
            if "scene" in answer:
                film.scene(answer, files)
            elif "pieces" in answer:
                for number in range(answer["pieces"]):
                    film.take(film.stream.piece(files[f"piece-{number}"]))
            elif "clip" in answer:
                film.take(film.stream.clip(files["clip"]))
            elif "end" in answer:
                film.end()
                return
    except FlawError as error:
        channel.message({"flaw": str(error)})


class _Film:
    def __init__(self, request: Mapping[str, Any], channel: Channel) -> None:
        self._channel = channel
        self._expected = request["expected"]
        self._fps: int = request["expected"]["fps"]
        self._voices: Any = None
        self._record: bytes | None = None
        self._tracks: list[fragments.Track] = []
        self._frames = 0
        self._sequence = 0
        self._sent = 0
        self.stream = self._new_stream()

    def _new_stream(self) -> SceneStream:
        return SceneStream(self._expected, self._record, self._open)

    def scene(self, told: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
        """Begin a scene; one that has shown no picture yet is replaced."""
        if self.stream.frames and told["before"] != self.stream.frames:  # sound and picture would part from here on
            raise FlawError(f"it showed {self.stream.frames} frames where {told['before']} were drawn")
        self.stream = self._new_stream()
        if self._voices is None:
            if not told["sound"] or self._record is not None:
                return
            from stitcher_lab.stitching.early.voices import Voices  # noqa: PLC0415 - silent films need no scipy

            self._voices = Voices()
        from stitcher_lab.stitching.track import BadRecordingError, Cue  # noqa: PLC0415 - as above

        placed = []
        for name, frame in told["cues"]:
            path = self._channel.scratch / name
            path.write_bytes(files[name])
            placed.append(Cue(path, self._sample(frame)))
        try:
            self._voices.scene(placed, self._sample(self._frames))
        except BadRecordingError as error:
            raise FlawError(str(error)) from error

    def take(self, pictures: Iterable[Picture]) -> None:
        """Take pictures in, and send a fragment for each second of them, and for the rest."""
        waiting = 0
        for picture in pictures:
            if waiting >= self._fps and picture.key:
                self._send()
                waiting = 0
            # From one frame's tick to the next: where the clock is no multiple of the rate, nothing drifts.
            track = self._tracks[0]
            begin, end = (frame * track.clock // self._fps for frame in (self._frames, self._frames + 1))
            track.waiting.append(fragments.Sample(picture.content, end - begin, picture.key))
            self._frames += 1
            waiting += 1
        self._send()

    def end(self) -> None:
        """Send what is left of the sound."""
        if self._voices is not None and self._tracks:
            self._hear(self._voices.finish())
            self._send(last=True)

    def _open(self, stream: Any, record: bytes) -> None:
        if self._record is not None:
            return
        self._record = record
        encoder = self._voices.encoder if self._voices else None
        head, self._tracks = fragments.head(stream, self._fps, encoder)
        kinds = [f"avc1.{record[1:4].hex()}"]
        if self._voices:
            from stitcher_lab.stitching.early.voices import CODEC  # noqa: PLC0415 - as above

            kinds.append(CODEC)
        self._channel.message({"type": f'video/mp4; codecs="{",".join(kinds)}"'})
        self._go(head)

    def _send(self, *, last: bool = False) -> None:
        if not self._tracks:  # a head alone
            return
        if self._voices is not None and not last:
            self._hear(self._voices.until(self._sample(self._frames)))
        self._sequence += 1
        if written := fragments.fragment(self._sequence, self._tracks):
            self._go(written)

    def _go(self, piece: bytes) -> None:
        self._channel.piece(PIECE, self._sent, piece)
        self._sent += 1

    def _hear(self, packets: Iterable[bytes]) -> None:
        from stitcher_lab.stitching.early.voices import FRAME  # noqa: PLC0415 - as above

        track = self._tracks[1]
        track.waiting += [fragments.Sample(packet, FRAME) for packet in packets]

    def _sample(self, frame: int) -> int:
        return round(Fraction(frame * SAMPLE_RATE, self._fps))
