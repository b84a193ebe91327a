"""Every knob, with a sentence of help; the doors fill them from a settings file and from options."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from traitlets import Bool, CaselessStrEnum, Float, Int, Unicode, default
from traitlets.config import Configurable

from stitcher_lab.model import QUALITIES

# Recordings are small and dear to make: beside the pictures, they get this part of their room, which they seldom fill.
RECORDINGS_PART = 1 / 4


class Settings(Configurable):
    """What an administrator or a user may set."""

    data_dir = Unicode(help="Folder for videos, recordings, the cache and the history.").tag(config=True)
    quality = CaselessStrEnum(tuple(QUALITIES), "720p", help="Picture size and rate when none is asked for.").tag(
        config=True,
    )
    voice = Unicode("auto", help="Voice when none is asked for; 'auto' takes the best one installed.").tag(config=True)
    language = Unicode("en", help="Language of the narration, as a two-letter code.").tag(config=True)
    max_duration = Float(300.0, help="Longest video that will be made, in seconds.").tag(config=True)
    online_voice = Bool(
        default_value=False,
        help="Whether narration may be sent to Microsoft's speech service (edge-tts).",
    ).tag(config=True)
    workers = Int(2, help="How many scenes are drawn, and lines spoken, at the same time.").tag(config=True)
    watermark = Unicode("", help="A PNG laid over the lower right corner of every video.").tag(config=True)
    bwrap = Unicode("", help="Path of the bubblewrap program, where it is not on the PATH.").tag(config=True)
    scene_seconds = Float(120.0, help="Wall clock a scene may use before it is stopped.").tag(config=True)
    scene_memory_mib = Int(2048, help="Memory a scene's processes may use together, in MiB.").tag(config=True)
    cache_gib = Float(5.0, help="Size at which what was not used for longest is removed, in GiB.").tag(
        config=True,
    )

    @default("data_dir")
    def _data_dir(self) -> str:
        return os.environ.get("STITCHER_DATA") or platformdirs.user_data_dir("stitcher_lab", appauthor=False)

    @default("workers")
    def _workers(self) -> int:
        return max(1, min(4, len(os.sched_getaffinity(0))))

    @property
    def data(self) -> Path:
        """The data folder as a path."""
        return Path(self.data_dir).expanduser()
