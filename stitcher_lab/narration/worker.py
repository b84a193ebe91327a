"""What runs in the sandbox when a take is recorded: one engine, some lines, one wav file for each.

Request: ``{"engine", "voice", "language", "workers", "turns", "lines": [text, …]}``. For each line, in any order, a
file ``<index>.wav`` and then a message ``{"line": index, "heard": [[start, end, char_start, char_end], …]}``; or one
message ``{"fault": kind, "what": sentence}`` and the end.

With ``turns``, an engine that speaks several lines at once asks the host before each, and is answered when a processor
is free for it: others of the same job draw meanwhile. Lines are spoken in the order given, since whoever waits for
them waits for the first; only where several are spoken at once and nobody else works, the longest first, so that no
processor is idle at the end.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING, Any, Protocol

from stitcher_lab.narration.engines.sounds import DamagedFileError, NothingHeardError, Utterance, finish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.narration.wavs import Heard
    from stitcher_lab.sandbox import Channel


class Engine(Protocol):
    """One voice, ready to speak."""

    def speak(self, text: str) -> Utterance:
        """Say ``text``."""


def main(request: Mapping[str, Any], channel: Channel) -> None:
    """Record the request's lines."""
    try:
        engine, parallel = open_engine(request["engine"], request["voice"], request["language"])
    except ImportError as error:
        channel.message({"fault": "missing", "what": f"{error.name or error} is not installed"})
        return
    except DamagedFileError as error:
        channel.message({"fault": "damaged", "what": str(error)})
        return
    lines: list[str] = request["lines"]
    turns = bool(request.get("turns"))

    def speak(text: str) -> tuple[bytes, tuple[Heard, ...]]:
        if turns and parallel:
            channel.ask({"turn": True})
        return record(engine, text)

    with ThreadPoolExecutor(max_workers=max(1, request["workers"]) if parallel else 1) as pool:
        order = sorted(range(len(lines)), key=lambda index: -len(lines[index]) if parallel and not turns else index)
        waiting = {pool.submit(speak, lines[index]): index for index in order}
        try:
            for done in as_completed(waiting):
                wav, heard = done.result()
                index = waiting[done]
                channel.file(f"{index}.wav", wav)
                spans = [[span.start, span.end, span.char_start, span.char_end] for span in heard]
                channel.message({"line": index, "heard": spans})
        except NothingHeardError as error:
            for task in waiting:
                task.cancel()
            channel.message({"fault": "failed", "what": str(error)})


def record(engine: Engine, text: str) -> tuple[bytes, tuple[Heard, ...]]:
    """One line as a finished wav file with its word times."""
    return finish(engine.speak(text))


def open_engine(name: str, voice: str, language: str) -> tuple[Engine, bool]:
    """The engine of that name, and whether it may speak several lines at once."""
    if name == "kokoro":
        from stitcher_lab.narration.engines.kokoro import Kokoro  # noqa: PLC0415 (only the engine that speaks)

        return Kokoro(voice, language), True
    if name == "pico":
        from stitcher_lab.narration.engines.pico import Pico  # noqa: PLC0415

        return Pico(voice, language), False
    if name == "espeak":
        from stitcher_lab.narration.engines.espeak import Espeak  # noqa: PLC0415

        return Espeak(voice, language), False
    raise ValueError(f"no engine {name!r}")
