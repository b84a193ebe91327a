"""What of finishing needs not wait for the last scene: looking at each clip when it is drawn, and making the sound.

A clip is looked at once, in a sandbox of its own, when it comes out of the one that drew it; what was seen is kept
under the hash of its bytes. The sound depends on nothing but the timeline: as soon as the last scene is being drawn,
it is made for the timeline that is to be expected. Where the clips turn out to be what was expected, and they usually
do, it is ready before they are; else it is made again when the video is put together.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import StitcherError
from stitcher_lab.stitching import Cues, Looked, Track, look, make_track
from stitcher_lab.stitching.answer import read_seen
from stitcher_lab.stitching.bench import Bench
from stitcher_lab.stitching.orders import PRELOAD, expected
from stitcher_lab.store.blobs import file_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.model import Clip, Quality
    from stitcher_lab.sandbox import Sandbox
    from stitcher_lab.stitching import Stitched
    from stitcher_lab.studio import Studio

# Part of every key: raise one when what is seen of a clip, or how sound is made, changes.
_LOOKING, _SOUNDING = 1, 1
_STILLS, _SOUND = "stills.png", "sound.m4a"


class Finishing:
    """For one video. As a context manager: nothing of it is left running when the block is left."""

    def __init__(self, studio: Studio, quality: Quality, workdir: Path, cancellation: Cancellation) -> None:
        self._studio = studio
        self._quality = quality
        self._workdir = workdir
        self._halt = Cancellation()
        self._cancellation = cancellation
        self._leaving = ExitStack()
        self._lock = threading.Lock()
        self._bench = Bench(studio.sandbox, workdir, self._halt)
        self._expected = False
        self._thread: threading.Thread | None = None
        self._cues: Cues | None = None
        self._track: Track | None = None

    def __enter__(self) -> Self:
        """Begin."""
        self._leaving.enter_context(self._cancellation.on_cancel(self._halt.cancel))
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what is still being made."""
        with self._leaving, self._bench:
            self._halt.cancel()
            if self._thread is not None:
                self._thread.join()

    def expect(self) -> None:
        """Have the cell made ready in which all this is done."""
        with self._lock:
            if not self._expected:
                self._expected = True
                self._studio.sandbox.expect(PRELOAD, 1)

    def clear(self) -> None:
        """Hear that all is put together: the cell ends while what it made is brought to its place."""
        self._bench.clear()

    @property
    def sandbox(self) -> Sandbox:
        """Where the video is put together."""
        return self._bench

    # -------------------------------------------------------------------------------------------------------- clips

    def look(self, clip: Clip) -> None:
        """Look at a clip that was just drawn, and keep what was seen.

        Raises
        ------
        stitcher_lab.errors.ScriptError
            It is not what it should be.

        """
        (looked,) = look(
            [clip],
            quality=self._quality,
            sandbox=self._bench,
            cancellation=self._halt,
            workdir=self._fresh("look"),
        )
        self._keep_looked(clip, looked)

    def looked(self, clips: Sequence[Clip]) -> dict[int, Looked]:
        """Find what was seen of clips, by their places; those that nobody looked at are missing."""
        found = {place: self._find_looked(clip) for place, clip in enumerate(clips)}
        return {place: looked for place, looked in found.items() if looked is not None}

    def _find_looked(self, clip: Clip) -> Looked | None:
        kept = self._studio.store.parts.get(self._look_key(clip), self._fresh("kept"))
        if kept is None:
            return None
        facts, files = kept
        try:
            return Looked(read_seen(facts), files[_STILLS])
        except (ValueError, TypeError, KeyError):  # written by another version
            return None

    def _keep_looked(self, clip: Clip, looked: Looked) -> None:
        seen = looked.seen
        facts = {"keys": list(seen.keys), "record": seen.record, "scores": [list(score) for score in seen.scores]}
        self._studio.store.parts.put(self._look_key(clip), facts, {_STILLS: looked.stills})

    def _look_key(self, clip: Clip) -> str:
        ends = [beat.end_frame for beat in clip.beats]
        return _key("look", _LOOKING, file_digest(clip.path), clip.frames, ends, expected(self._quality))

    # -------------------------------------------------------------------------------------------------------- sound

    def begin_track(self, cues: Cues) -> None:
        """Make the sound of a timeline that is expected, in a thread of its own."""
        with self._lock:
            if self._thread is None and not self._halt.cancelled:
                self._cues = cues
                self._thread = threading.Thread(target=self._make, args=(cues,), name="stitcher-sound")
                self._thread.start()

    def track(self, cues: Cues) -> Track | None:
        """Wait for the sound of this timeline, where it is being made, or find it; ``None`` where it is to be made."""
        if self._thread is not None and self._cues == cues:
            self._thread.join()
            if self._track is not None:
                return self._track
        return self._find_track(cues)

    def _make(self, cues: Cues) -> None:
        try:
            self._track = self._find_track(cues)
            if self._track is None:
                self._track = make_track(
                    cues,
                    quality=self._quality,
                    sandbox=self._bench,
                    cancellation=self._halt,
                    workdir=self._fresh("sound"),
                )
                self._keep_track(cues, self._track)
        except (StitcherError, OSError):  # whatever it was will come again, and be told, when the video is put together
            self._track = None

    def _find_track(self, cues: Cues) -> Track | None:
        kept = self._studio.store.parts.get(_track_key(cues), self._fresh("kept"))
        if kept is None:
            return None
        facts, files = kept
        try:
            return Track(files[_SOUND], facts["loudness"], facts["true_peak"])
        except KeyError:  # written by another version
            return None

    def _keep_track(self, cues: Cues, track: Track) -> None:
        facts = {"loudness": track.loudness, "true_peak": track.true_peak}
        self._studio.store.parts.put(_track_key(cues), facts, {_SOUND: track.path})

    # -------------------------------------------------------------------------------------------------------- after

    def keep(self, clips: Sequence[Clip], cues: Cues, stitched: Stitched, *, made: bool) -> None:
        """Keep what was seen and made only when the video was put together; ``made`` says that its sound was."""
        for place, looked in stitched.looked.items():
            self._keep_looked(clips[place], looked)
        if made and stitched.track is not None:
            self._keep_track(cues, stitched.track)

    def _fresh(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self._workdir))


def _track_key(cues: Cues) -> str:
    return _key("track", _SOUNDING, cues.content())


def _key(*facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
