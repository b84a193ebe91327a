"""What runs in the sandbox when an online voice has answered: its mp3 files become recordings.

What a service on the internet sends is hostile until it has been decoded. Request: ``{"heard": [[[start, end,
char_start, char_end], …], …]}``, one list for each input ``<index>.mp3``; answers as :mod:`.worker` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av
import numpy as np

from stitcher_lab.narration.engines.sounds import NothingHeardError, Utterance, finish
from stitcher_lab.narration.wavs import Heard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from stitcher_lab.sandbox import Channel

RATE = 24_000


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Decode the request's lines."""
    for index, spans in enumerate(request["heard"]):
        heard = tuple(Heard(*span) for span in spans)
        try:
            wav, moved = finish(Utterance(decode(channel.inputs / f"{index}.mp3"), RATE, heard))
        except (av.FFmpegError, NothingHeardError, IndexError):
            channel.message({"fault": "failed", "what": "the service sent something that is no sound"})
            return
        channel.file(f"{index}.wav", wav)
        channel.message({"line": index, "heard": [[h.start, h.end, h.char_start, h.char_end] for h in moved]})


def decode(path: Path) -> NDArray[np.float32]:
    """The sound in a file as mono samples of −1 to 1 at :data:`RATE`."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    frames: list[av.AudioFrame] = []
    with av.open(str(path)) as container:
        for frame in container.decode(container.streams.audio[0]):
            frames += resampler.resample(frame)
        frames += resampler.resample(None)
    blocks = [np.asarray(frame.to_ndarray(), dtype=np.float32).reshape(-1) for frame in frames]
    return np.concatenate([np.zeros(0, dtype=np.float32), *blocks])
