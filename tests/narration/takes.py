"""What the tests of the narration share: sandboxes that fail on purpose, and a look at a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stitcher_lab.sandbox import Outcome

if TYPE_CHECKING:
    from pathlib import Path


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

    def run(self, task, outbox, *, cancellation, on_message, **options):
        engine = task.request["engine"]
        if engine in self.say:
            on_message(self.say[engine])
        if engine not in self.verdicts:
            return self.sandbox.run(task, outbox, cancellation=cancellation, on_message=on_message, **options)
        return Outcome(self.verdicts[engine], 1, "Traceback …\nOSError: the voice has a cold", {}, 1.0, 0, self.tier)


def samples(wav: Path):
    """The recording as numbers of −1 to 1."""
    return np.frombuffer(wav.read_bytes()[44:], dtype="<i2") / 32768
