"""``with self.voiceover(text="…") as tracker:`` — the narration contract, seen from the scene.

The names are manim-voiceover's, so that code written for it runs unchanged; the sound itself was made before the
scene runs and is joined to the picture afterwards.
"""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from manim import Scene, config

from stitcher_lab.pacing import frames_for
from stitcher_lab.scene.booth import Booth, Spoken, Take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Tracker:
    """How far a line is: handed to the body of a ``with self.voiceover(…)`` block. All times in seconds."""

    def __init__(self, scene: VoiceoverScene, take: Take) -> None:
        self._scene = scene
        self._take = take
        self.start_t = float(scene.renderer.time)

    @property
    def duration(self) -> float:
        """Length of the recording."""
        return self._take.duration

    @property
    def end_t(self) -> float:
        """Scene time at which the recording ends."""
        return self.start_t + self.duration

    def get_remaining_duration(self, buff: float = 0.0) -> float:
        """What is left of the recording from now on, plus ``buff``; never negative."""
        return max(self.end_t - self._now(), 0.0) + buff

    def time_of(self, phrase: str, occurrence: int = 1) -> float:
        """When a word or phrase of the line is heard, from the line's start."""
        return self._take.time_of(phrase, occurrence)

    def time_until(self, phrase: str, occurrence: int = 1, buff: float = 0.0) -> float:
        """How long from now until a word or phrase is heard, plus ``buff``; never negative."""
        return max(self.start_t + self.time_of(phrase, occurrence) - self._now(), 0.0) + buff

    def time_until_bookmark(self, mark: str, buff: float = 0.0, limit: float | None = None) -> float:
        """How long from now until the word after ``<bookmark mark="…"/>`` is heard, plus ``buff``.

        Raises
        ------
        ValueError
            The line has no such bookmark.

        """
        if mark not in self._take.bookmarks:
            raise ValueError(f"there is no bookmark {mark!r} in the line {self._take.text!r}")
        at = self._take.time_at(self._take.bookmarks[mark])
        left = max(self.start_t + at - self._now(), 0.0) + buff
        return left if limit is None else min(left, limit)

    def _now(self) -> float:
        return float(self._scene.renderer.time)


class VoiceoverScene(Scene):  # type: ignore[misc]
    """A Manim scene that speaks.

    ``booth`` holds the recordings; whoever plays the scene may put another one in place of the estimating default.
    ``on_beat_end`` is called with the scene, the beat's number and the script line of its ``with``, when the block's
    own animations are over and before the picture rests.
    """

    booth: ClassVar[Booth] = Booth()
    on_beat_end: ClassVar[Callable[[VoiceoverScene, int, int | None], None] | None] = None

    @contextmanager
    def voiceover(self, text: str | None = None, *, say: str = "", visual: str = "", **_: Any) -> Iterator[Tracker]:
        """Speak ``text`` while the block's animations play; the block lasts at least as long as the recording.

        Parameters
        ----------
        text
            The line, as the captions show it. May hold ``<bookmark mark="A"/>`` tags.
        say
            The spoken form, where it differs from how ``text`` reads ("x squared" for "x²").
        visual
            One sentence on what the picture shows, for people who cannot see it.

        """
        if not isinstance(text, str) or not text.strip():
            raise ValueError('voiceover() needs a line to speak: voiceover(text="…")')
        if self._current is not None:
            raise RuntimeError("a line is still being spoken: end its with block before the next voiceover()")
        frame = inspect.currentframe()
        caller = frame.f_back.f_back if frame and frame.f_back else None
        source_line = caller.f_lineno if caller else None
        booth = type(self).booth
        take = booth.take(text, say)
        beat = len(booth.timeline)
        start = self._frame()
        tracker = Tracker(self, take)
        self._tracker: Tracker | None = tracker
        yield tracker
        look = type(self).on_beat_end
        if look is not None:
            look(self, beat, source_line)
        self._rest_until(start + frames_for(take.duration, config.frame_rate))
        self._tracker = None
        booth.timeline.append(Spoken(take.text, say, visual, start, self._frame(), source_line))

    def _frame(self) -> int:
        return round(float(self.renderer.time) * float(config.frame_rate))

    def _rest_until(self, frame: int) -> None:
        # A wait may come out one frame short (Manim rounds frozen waits down): ask again until the frame is reached.
        while (missing := frame - self._frame()) > 0:
            self.wait(missing / config.frame_rate)

    # -- manim-voiceover's other names -------------------------------------------------------------------------

    def wait_for_voiceover(self) -> None:
        """Rest until the current line is over."""
        if self._current is not None:
            self.safe_wait(self._current.get_remaining_duration())

    def wait_until_bookmark(self, mark: str) -> None:
        """Rest until the bookmark of the current line is heard."""
        if self._current is not None:
            self.safe_wait(self._current.time_until_bookmark(mark))

    def wait_until_word(self, phrase: str, occurrence: int = 1) -> None:
        """Rest until a word or phrase of the current line is heard."""
        if self._current is not None:
            self.safe_wait(self._current.time_until(phrase, occurrence))

    def safe_wait(self, duration: float) -> None:
        """Wait, unless there is less than a frame to wait for."""
        if duration >= 1 / config.frame_rate:
            self.wait(duration)

    def set_speech_service(self, *_: Any, **__: Any) -> None:
        """Accepted and ignored: the voice is chosen outside the scene."""

    @property
    def _current(self) -> Tracker | None:
        return getattr(self, "_tracker", None)
