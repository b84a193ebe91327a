"""Hostile scripts and what becomes of them: ``attack(source)`` runs ``main(request, channel)`` of the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import SceneError
from stitcher_lab.model import QUALITIES
from stitcher_lab.sandbox import Limits, Outcome, Task, open_sandbox


@dataclass
class Attack:
    """One hostile run: what the supervisor concluded, and what the script said."""

    outcome: Outcome
    said: list[Any] = field(default_factory=list)
    outbox: Path = Path()

    @property
    def verdict(self):
        return self.outcome.verdict

    @property
    def log(self):
        return self.outcome.log


@pytest.fixture(scope="session")
def sandbox():
    return open_sandbox()


@pytest.fixture
def attack(sandbox, tmp_path):
    def run(source, *, limits=None, inputs=None, request=None, cancellation=None, on_message=None):
        said = []

        def hear(message):
            said.append(message)
            if on_message:
                on_message(message)

        files = {"hostile.py": dedent(source).encode(), **(inputs or {})}
        outcome = sandbox.run(
            Task("hostile", request or {}, files, limits or Limits(wall=30)),
            tmp_path / "outbox",
            cancellation=cancellation or Cancellation(),
            on_message=hear,
        )
        return Attack(outcome, said, tmp_path / "outbox")

    return run


@pytest.fixture
def tried(attack):
    """Run one expression or statement inside; what it evaluates to, or the name of the error it raises."""

    def run(code, **kwargs):
        source = f"""
import os, socket, subprocess, pathlib, ctypes
def main(request, channel):
    try:
        answer = repr({code})
    except Exception as error:
        answer = type(error).__name__
    channel.message({{"answer": answer}})
"""
        return attack(source, **kwargs).said[0]["answer"]

    return run


@pytest.fixture
def play(sandbox, tmp_path):
    """Rehearse a script, as the pipeline does but without the guard."""

    from stitcher_lab.render import rehearse  # noqa: PLC0415 - the wall is tested without the house behind it

    def run(source, limits=None):
        (tmp_path / "outbox").mkdir(exist_ok=True)
        return rehearse(
            dedent(source),
            quality=QUALITIES["preview"],
            sandbox=sandbox,
            outbox=tmp_path / "outbox",
            cancellation=Cancellation(),
            limits=limits,
        )

    return run


@pytest.fixture
def confess(play):
    """Rehearse a script whose scene ends by raising ``Told(what it found out)``; return that."""

    def run(source):
        told = "class Told(Exception): pass\n"
        with pytest.raises(SceneError) as caught:
            play(told + dedent(source))
        return str(caught.value).partition("Told: ")[2]

    return run
