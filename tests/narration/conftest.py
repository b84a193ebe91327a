"""A take with real voices in the real sandbox: ``take(lines, voice=…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.narration import RecordingCache, speak
from stitcher_lab.sandbox import Outcome, Verdict, open_sandbox

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def sandbox():
    return open_sandbox()


@pytest.fixture
def take(tmp_path, sandbox):
    """Speak lines; the shelf stays the same within a test unless another is given."""

    def take(lines, **options):
        options.setdefault("recordings", RecordingCache(tmp_path / "shelf"))
        options.setdefault("sandbox", sandbox)
        options.setdefault("cancellation", Cancellation())
        return speak(lines, workdir=tmp_path, **options)

    return take


class Closed:
    """A sandbox that must not be used."""

    tier = "closed"

    def run(self, *_args, **_options):
        raise AssertionError("nothing was to be recorded")


class Broken:
    """A sandbox in which some engines fail; the others run for real."""

    def __init__(self, sandbox, verdicts, say=None):
        self.tier = sandbox.tier
        self.sandbox = sandbox
        self.verdicts = verdicts
        self.say = say or {}

    def run(self, task, outbox, *, cancellation, on_message):
        engine = task.request["engine"]
        if engine in self.say:
            on_message(self.say[engine])
        if engine not in self.verdicts:
            return self.sandbox.run(task, outbox, cancellation=cancellation, on_message=on_message)
        return Outcome(self.verdicts[engine], 1, "Traceback …\nOSError: the voice has a cold", {}, 1.0, 0, self.tier)


def samples(wav: Path):
    """The recording as numbers of −1 to 1."""
    return np.frombuffer(wav.read_bytes()[44:], dtype="<i2") / 32768


__all__ = ["Broken", "Closed", "Verdict", "samples"]
