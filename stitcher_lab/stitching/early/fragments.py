"""The early film as bytes: one head, then fragments of picture and sound on one clock. Runs in the sandbox.

The head is libav's; fragments are written here, from samples that were looked at one by one, because they must follow
each other across scenes on one clock, and libav counts each file's from its own beginning.

Source: ISO/IEC 14496-12 (2022): 8.8.5 (mfhd), 8.8.7 (tfhd), 8.8.12 (tfdt), 8.8.8 (trun), 8.8.3.1 (flags of a sample).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import av

from stitcher_lab.stitching.early.boxes import INIT, box, full_box, split

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY_FLAGS, _OTHER_FLAGS = 0x02000000, 0x01010000  # depends on no other; depends on others and is no place to begin
_DEFAULT_BASE_IS_MOOF = 0x020000
_OFFSET, _DURATION, _SIZE, _FLAGS = 0x000001, 0x000100, 0x000200, 0x000400
_BOX_HEADER = 8  # bytes


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture or packet of sound; ``duration`` in the track's own clock."""

    content: bytes
    duration: int
    key: bool = True


@dataclass(slots=True)
class Track:
    """A track of the film. ``clock`` is in ticks a second, ``time`` the ticks that were written."""

    number: int
    clock: int
    time: int = 0
    waiting: list[Sample] = field(default_factory=list)

    def take(self) -> tuple[int, list[Sample]]:
        """Hand out what waits, and the time at which it begins."""
        begin, samples = self.time, self.waiting
        self.time += sum(sample.duration for sample in samples)
        self.waiting = []
        return begin, samples


def head(picture: Any, fps: int, sound: Any | None) -> tuple[bytes, list[Track]]:
    """Return the init segment for streams like these, and the tracks in it: the picture's, then the sound's.

    ``picture`` is a stream that was opened for reading, ``sound`` a codec context that encodes.
    """
    written = BytesIO()
    flags = "empty_moov+default_base_moof+frag_custom+skip_trailer"
    with av.open(written, "w", format="mp4", options={"movflags": flags}) as target:
        streams = [target.add_stream_from_template(picture)]
        streams[0].time_base = Fraction(1, fps)
        if sound is not None:
            streams.append(target.add_stream("aac", rate=sound.sample_rate))
            streams[1].layout = sound.layout.name
            streams[1].bit_rate = sound.bit_rate
        target.start_encoding()
        clocks = [stream.time_base.denominator for stream in streams]
    boxes = dict(split(written.getvalue()))
    return b"".join(boxes[kind] for kind in INIT), [Track(number, clock) for number, clock in enumerate(clocks, 1)]


def fragment(sequence: int, tracks: Sequence[Track]) -> bytes:
    """Write what waits in the tracks as one fragment; nothing where nothing waits."""
    runs = [(track.number, *track.take()) for track in tracks if track.waiting]
    if not runs:
        return b""
    media = [b"".join(sample.content for sample in samples) for _, _, samples in runs]
    offsets = [0] * len(runs)
    offset = len(_moof(sequence, runs, offsets)) + _BOX_HEADER
    for index, content in enumerate(media):
        offsets[index] = offset
        offset += len(content)
    return _moof(sequence, runs, offsets) + box(b"mdat", *media)


def _moof(sequence: int, runs: Sequence[tuple[int, int, list[Sample]]], offsets: Sequence[int]) -> bytes:
    """``offsets``: where each run's samples begin, in bytes from the beginning of this box."""
    written = [_run(*run, offset) for run, offset in zip(runs, offsets, strict=True)]
    return box(b"moof", full_box(b"mfhd", 0, 0, sequence.to_bytes(4, "big")), *written)


def _run(number: int, begin: int, samples: Sequence[Sample], offset: int) -> bytes:
    entries = b"".join(
        sample.duration.to_bytes(4, "big")
        + len(sample.content).to_bytes(4, "big")
        + (_KEY_FLAGS if sample.key else _OTHER_FLAGS).to_bytes(4, "big")
        for sample in samples
    )
    count = len(samples).to_bytes(4, "big")
    return box(
        b"traf",
        full_box(b"tfhd", 0, _DEFAULT_BASE_IS_MOOF, number.to_bytes(4, "big")),
        full_box(b"tfdt", 1, 0, begin.to_bytes(8, "big")),
        full_box(b"trun", 0, _OFFSET | _DURATION | _SIZE | _FLAGS, count, offset.to_bytes(4, "big"), entries),
    )
