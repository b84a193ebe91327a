"""edge-tts: Microsoft's online voices, only where the user allows the text to be sent there.

The client talks to the service from here, the network being outside the sandbox; what comes back is decoded inside. The
service may be gone at any moment (its author says so), so a short look at whether anybody answers comes first, and
every failure is one sentence, after which another engine speaks the whole take.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import random
import socket
import threading
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.narration.recording import EngineFailedError, Job, Take, limits_for, why
from stitcher_lab.narration.wavs import Heard
from stitcher_lab.sandbox import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

INSIDE = "stitcher_lab.narration.decoding"

_TICKS_PER_SECOND = 10_000_000
_PARALLEL = 2  # more, and the service answers 429
_PAUSES = (1.5, 3.0)  # seconds between tries, each up to half as long again
_SECONDS_PER_LINE = 45.0
_POLL = 0.05
_MP3_LIMIT = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class EdgeRecorder:
    """Records with the service at ``host``; ``look`` is how many seconds it has to accept a connection."""

    host: str = "speech.platform.bing.com"
    port: int = 443
    look: float = 1.5

    def __call__(self, job: Job, lines: Sequence[str], on_line: Callable[[int], None]) -> None:
        """Have ``lines`` spoken and put them on the shelf."""
        self._look_for_service()
        spoken = _run(_speak_all(lines, job), job)
        inputs: dict[str, Path | bytes] = {f"{index}.mp3": sound for index, (sound, _) in enumerate(spoken)}
        request = {
            "heard": [[[h.start, h.end, h.char_start, h.char_end] for h in heard] for _, heard in spoken],
        }
        take = Take(job, lines, range(len(lines)), on_line)
        outcome = take.run(Task(INSIDE, request, inputs, limits_for(lines)), job.folder / "decoded")
        if len(take.finished) < len(lines):
            raise EngineFailedError(take.fault or why(outcome))

    def _look_for_service(self) -> None:
        """Connect and hang up: where there is no network, that fails in milliseconds."""
        proxy = urllib.parse.urlsplit(urllib.request.getproxies().get("https", ""))
        place = (proxy.hostname, proxy.port or 443) if proxy.hostname else (self.host, self.port)
        outcome: concurrent.futures.Future[None] = concurrent.futures.Future()

        def connect() -> None:
            try:
                socket.create_connection(place, timeout=self.look).close()
                outcome.set_result(None)
            except OSError as error:
                outcome.set_exception(error)

        # In a thread that nobody waits for: looking a name up knows no time limit of its own.
        threading.Thread(target=connect, daemon=True).start()
        try:
            outcome.result(self.look * 1.5)
        except (OSError, TimeoutError) as error:
            raise EngineFailedError("its service on the internet cannot be reached") from error


async def _speak_all(lines: Sequence[str], job: Job) -> list[tuple[bytes, list[Heard]]]:
    gate = asyncio.Semaphore(_PARALLEL)

    async def one(line: str) -> tuple[bytes, list[Heard]]:
        async with gate, asyncio.timeout(_SECONDS_PER_LINE):
            return await _speak(line, job.voice.name)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(line)) for line in lines]
    return [task.result() for task in tasks]


async def _speak(line: str, voice: str) -> tuple[bytes, list[Heard]]:
    from aiohttp import ClientError  # noqa: PLC0415 (an extra)
    from edge_tts.exceptions import EdgeTTSException  # noqa: PLC0415

    for pause in (*_PAUSES, None):
        try:
            return await _ask(line, voice)
        except (EdgeTTSException, ClientError, OSError):
            if pause is None:
                raise
            await asyncio.sleep(pause * random.uniform(1.0, 1.5))  # noqa: S311 (spreading load is no secret)
    raise AssertionError


async def _ask(line: str, voice: str) -> tuple[bytes, list[Heard]]:
    from edge_tts import Communicate  # noqa: PLC0415 (an extra)

    sound = bytearray()
    heard: list[Heard] = []
    at = 0
    async for piece in Communicate(line, voice, boundary="WordBoundary").stream():
        if piece["type"] == "audio":
            sound += piece["data"]
            if len(sound) > _MP3_LIMIT:
                raise OSError("more sound than any line has")
        else:
            # Events come without punctuation: each word is looked for from where the last one ended.
            start = line.find(piece["text"], at)
            if start >= 0:
                at = start + len(piece["text"])
                begins = piece["offset"] / _TICKS_PER_SECOND
                heard.append(Heard(begins, begins + piece["duration"] / _TICKS_PER_SECOND, start, at))
    return bytes(sound), heard


def _run(work: Coroutine[Any, Any, list[tuple[bytes, list[Heard]]]], job: Job) -> list[tuple[bytes, list[Heard]]]:
    """Run ``work`` in a loop and thread of its own (a notebook's loop is taken), for as long as the user wants it."""
    result: concurrent.futures.Future[list[tuple[bytes, list[Heard]]]] = concurrent.futures.Future()
    loop = asyncio.new_event_loop()
    task = loop.create_task(work)

    def turn() -> None:
        try:
            result.set_result(loop.run_until_complete(task))
        except BaseException as error:  # noqa: BLE001 (handed over to the thread that waits)
            result.set_exception(error)
        finally:
            loop.close()

    threading.Thread(target=turn, daemon=True).start()
    while not result.done():
        if job.cancellation.wait(_POLL):
            loop.call_soon_threadsafe(task.cancel)
            job.cancellation.check()
    try:
        return result.result()
    except BaseExceptionGroup as group:
        raise EngineFailedError(_reason(group.exceptions[0])) from group
    except concurrent.futures.CancelledError:
        job.cancellation.check()
        raise


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "its service on the internet did not answer in time"
    if type(error).__name__ == "NoAudioReceived":
        return "its service on the internet sent no sound"
    told = str(error).strip().partition("\n")[0][:120] or type(error).__name__
    return f"its service on the internet failed ({told})"
