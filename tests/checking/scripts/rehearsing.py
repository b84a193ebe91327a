"""Rehearse many scripts in one run of the sandbox: Manim is imported once, each script runs in a fork of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import GuardError, ScriptError
from stitcher_lab.sandbox import Limits, Task, guard, open_sandbox
from stitcher_lab.sandbox.task import MIB

if TYPE_CHECKING:
    from collections.abc import Mapping

INSIDE = Path(__file__).with_name("each_in_a_fork.py")
SECONDS_EACH = 60


@dataclass(frozen=True)
class Ending:
    """How a script ended: ``exception`` is empty where every scene came to its end."""

    exception: str
    message: str = ""
    line: int | None = None
    scenes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


def rehearse_all(sources: Mapping[str, str]) -> dict[str, Ending]:
    """Run each of the scripts, named by the keys, as the pipeline would: first the guard, then a rehearsal."""
    endings: dict[str, Ending] = {}
    for name, source in sources.items():
        try:
            guard.check(source)
        except GuardError as error:
            endings[name] = Ending("GuardError", str(error), error.line)
        except ScriptError as error:
            endings[name] = Ending("SyntaxError", str(error), error.line)
    runnable = {name: source for name, source in sources.items() if name not in endings}
    if runnable:
        endings |= _run(runnable)
    return {name: endings[name] for name in sources}


def _run(sources: Mapping[str, str]) -> dict[str, Ending]:
    said: dict[str, list[Mapping]] = {name: [] for name in sources}
    with TemporaryDirectory() as outbox:
        outcome = open_sandbox().run(
            Task(
                INSIDE.stem,
                {"sources": dict(sources), "seconds": SECONDS_EACH},
                {INSIDE.name: INSIDE.read_bytes()},
                Limits(wall=SECONDS_EACH * len(sources), memory=3072 * MIB),
            ),
            Path(outbox),
            cancellation=Cancellation(),
            on_message=lambda message: said[message["script"]].append(message["said"]),
        )
    assert outcome.verdict == "done", f"{outcome.verdict}: {outcome.log[-2000:]}"
    return {name: _ending(messages) for name, messages in said.items()}


def _ending(messages: list[Mapping]) -> Ending:
    scenes = tuple(message["scene"] for message in messages if "scene" in message)
    findings = tuple(
        f"{message['scene']}: {finding['message']}"
        for message in messages
        if "scene" in message
        for finding in message["findings"]
    )
    for message in messages:
        if "error" in message:
            error = message["error"]
            return Ending(error["type"], error["tex"] or error["message"], error["line"], scenes, findings)
    if not scenes:
        return Ending("NoScene" if not messages else "Stuck")
    return Ending("", scenes=scenes, findings=findings)
