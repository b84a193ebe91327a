"""Speak: every line of a lesson, once, in one voice."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import ScriptError, VoiceError
from stitcher_lab.model import Narration, SpokenLine
from stitcher_lab.narration.catalog import ENGINES, Voice, candidates, engine_version, list_voices
from stitcher_lab.narration.recording import EngineFailedError, Job, Recorder, record_inside, record_silence
from stitcher_lab.narration.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.cores import Cores
    from stitcher_lab.model import Line
    from stitcher_lab.narration.recordings import Recording, RecordingCache
    from stitcher_lab.sandbox import Sandbox

_SPOKEN_OF = {
    "edge": "Microsoft's online voice",
    "kokoro": "the neural voice",
    "pico": "the Pico voice",
    "espeak": "the espeak voice",
    "silent": "silence",
}
_WORKERS = 2
# Characters. A minute and a half of speech without a break, and an hour and more of it.
LONGEST_LINE = 1500
LONGEST_TAKE = 80_000


def speak(
    lines: Sequence[Line],
    *,
    recordings: RecordingCache,
    sandbox: Sandbox,
    cancellation: Cancellation,
    workdir: Path,
    voice: str = "auto",
    language: str = "en",
    online: bool = False,
    engines: Sequence[str] = ENGINES,
    recorders: Mapping[str, Recorder] | None = None,
    workers: int = _WORKERS,
    cores: Cores | None = None,
    on_progress: Callable[[float, str], None] = lambda _fraction, _message: None,
    on_missing: Callable[[int, int], None] = lambda _missing, _all: None,
    on_take: Callable[[], None] = lambda: None,
    on_line: Callable[[Narration], None] = lambda _: None,
) -> Narration:
    """Record every line, all of them by one engine in one voice.

    When an engine fails, the whole take goes to the next one, and a sentence in ``notes`` says so. What was spoken
    before, in any job, is taken from ``recordings``.

    Parameters
    ----------
    lines
        The lines; what is spoken is ``say`` where there is one, else ``text``, with signs and numbers read aloud.
    recordings
        The shelf of recordings. The wav files of the result stay there.
    workdir
        An existing folder for what comes and goes while recording.
    voice
        ``auto``, an engine, a voice, or both (``kokoro:af_heart``); see :func:`list_voices`.
    online
        Whether the text may be sent to Microsoft's speech service.
    engines
        The engines that are permitted at all.
    recorders
        Other ways of recording, by engine, in place of the usual ones.
    workers
        How many lines are spoken at the same time, where the engine can.
    cores
        The processors to share with whoever else works for the same job; without it, ``workers`` are taken.
    on_progress
        Called with the part that is done, 0 to 1, and a few words.
    on_missing
        Called for each take with how many lines are to be recorded for it, and of how many.
    on_take
        Called before a take that follows one that failed: what ``on_line`` has brought is void.
    on_line
        Called while lines are being recorded, with the take as far as it has come, each time it has grown; in playing
        order where the engine speaks them so. Not called where nothing is to be recorded.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        A line, or all of them together, is longer than any lesson's.
    stitcher_lab.errors.OptionError
        There is no such voice, or it does not fit the language.
    stitcher_lab.errors.VoiceError
        No permitted engine could speak.
    stitcher_lab.errors.DamagedInstall
        The model of a voice is not the one whose hash was recorded.
    stitcher_lab.errors.Cancelled
        The user stopped the job.

    """
    _check_lengths(lines)
    primary = language.replace("_", "-").split("-")[0].lower()
    wordings = {line.key: Wording.of(line, primary) for line in lines}
    notes: list[str] = []
    choices = candidates(voice, language, online=online, engines=engines)
    if voice.lower() in ("", "auto") and choices:
        notes += _better_voice(choices[0], primary, engines)
    ways = {**_RECORDERS, **(recorders or {})}
    failures: list[str] = []
    for choice in choices:
        cancellation.check()
        with tempfile.TemporaryDirectory(dir=workdir, prefix="take-") as folder:
            version = engine_version(choice.engine)
            job = Job(choice, version, primary, recordings, sandbox, cancellation, Path(folder), workers, cores)
            if failures:
                on_take()
            take = _Take(job, wordings, Narration(choice.engine, version, choice.name, language, {}), on_line)
            try:
                _record(take, ways[choice.engine], on_progress, on_missing)
            except EngineFailedError as failure:
                failures.append(f"{_SPOKEN_OF[choice.engine].capitalize()} ({choice.id}) could not speak: {failure}.")
                continue
        if failures:
            notes += failures
            if choice.engine != "silent":
                notes.append(f"The whole narration is spoken by {choice.id} instead.")
        if choice.online:
            notes.append("The voice is Microsoft's: the text of the narration goes to its speech service.")
        if choice.engine == "silent" and voice.lower() != "silent":
            notes.append("The video has captions, but no voice.")
        return replace(take.narration, notes=tuple(notes))
    raise VoiceError(
        " ".join(["No voice could speak the narration.", *failures]),
        remedy="Choose another voice, or 'silent' for a video without one; 'stitcher voices' lists what is installed.",
    )


def _record_online(job: Job, lines: Sequence[str], on_line: Callable[[int], None]) -> None:
    from stitcher_lab.narration.engines.edge import EdgeRecorder  # noqa: PLC0415 (asyncio and sockets, seldom asked for)

    EdgeRecorder()(job, lines, on_line)


_RECORDERS: Mapping[str, Recorder] = {
    "edge": _record_online,
    "kokoro": record_inside,
    "pico": record_inside,
    "espeak": record_inside,
    "silent": record_silence,
}


def _check_lengths(lines: Sequence[Line]) -> None:
    """Lines come from scene code, which is not to be trusted: reading them aloud must stay cheap."""
    for line in lines:
        if max(len(line.text), len(line.say)) > LONGEST_LINE:
            raise ScriptError(
                f"A line of narration has more than {LONGEST_LINE} characters: “{line.text[:60]}…”",
                remedy="Tell it in several shorter ones.",
            )
    if sum(len(line.text) + len(line.say) for line in lines) > LONGEST_TAKE:
        raise ScriptError(
            f"The narration has more than {LONGEST_TAKE} characters, which is over an hour of speech.",
            remedy="Make several videos of it.",
        )


class _Take:
    """One voice's recordings of all lines, as far as they have come. Safe with several threads."""

    def __init__(
        self, job: Job, wordings: Mapping[str, Wording], empty: Narration, on_line: Callable[[Narration], None]
    ) -> None:
        self.job = job
        self.narration = empty
        self._wordings = wordings
        self._on_line = on_line
        self._lock = threading.Lock()
        self._keys: dict[str, list[str]] = {}
        for key, wording in wordings.items():
            self._keys.setdefault(wording.spoken.text, []).append(key)

    @property
    def spoken(self) -> list[str]:
        """Every string that is to be spoken, once, in playing order."""
        return list(self._keys)

    def find(self, texts: Sequence[str]) -> list[str]:
        """Take from the shelf what is there; return the others."""
        found = {text: recording for text in texts if (recording := self.job.recordings.find(self.job.key(text)))}
        lines = {
            key: _spoken_line(self._wordings[key], recording)
            for text, recording in found.items()
            for key in self._keys[text]
        }
        with self._lock:
            known = {**self.narration.lines, **lines}
            # In the order in which they are played, whichever came first.
            self.narration = replace(self.narration, lines={key: known[key] for key in self._wordings if key in known})
        return [text for text in texts if text not in found]

    def keys(self, text: str) -> Sequence[str]:
        """The lines for which a string is spoken."""
        return self._keys[text]

    def tell(self) -> None:
        """Show what is there by now."""
        self._on_line(self.narration)


def _record(
    take: _Take,
    record: Recorder,
    on_progress: Callable[[float, str], None],
    on_missing: Callable[[int, int], None],
) -> None:
    """Have every string's recording: from the shelf, or made now."""
    spoken = take.spoken
    missing = take.find(spoken)
    on_missing(len(missing), len(spoken))
    total = sum(map(len, spoken)) or 1
    done = total - sum(map(len, missing))
    count = len(spoken) - len(missing)
    if missing and count:
        take.tell()

    def on_line(index: int) -> None:
        nonlocal done, count
        done += len(missing[index])
        count += 1
        on_progress(min(1.0, done / total), f"line {count} of {len(spoken)}")
        if not take.find([missing[index]]):
            take.tell()

    # An emoji or a lone dash is no fault of the voice: it stays silent there, as a reader would.
    mute = [index for index, text in enumerate(missing) if not _has_words(text)] if any(map(_has_words, spoken)) else []
    if mute:
        record_silence(take.job, [missing[index] for index in mute], lambda index: on_line(mute[index]))
    aloud = [index for index in range(len(missing)) if index not in mute]
    if aloud:
        on_progress(done / total, f"opening {take.job.voice.id}")
        record(take.job, [missing[index] for index in aloud], lambda index: on_line(aloud[index]))
    lost = take.find([text for text in missing if any(key not in take.narration.lines for key in take.keys(text))])
    if lost:
        raise EngineFailedError("a recording was lost before it could be used")
    on_progress(1.0, f"{len(spoken)} lines")


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _spoken_line(wording: Wording, recording: Recording) -> SpokenLine:
    words = wording.words(recording.heard, recording.duration)
    return SpokenLine(wording.line, recording.wav, recording.duration, words)


def _better_voice(choice: Voice, language: str, engines: Sequence[str]) -> list[str]:
    """A hint for whoever hears a plain voice because the good one was never installed."""
    if choice.quality == "neural" or "kokoro" not in engines:
        return []
    for voice in list_voices():
        if voice.engine == "kokoro" and voice.language == language and voice.missing:
            return [f"A better voice, {voice.id}, can be installed: {voice.missing}"]
    return []
