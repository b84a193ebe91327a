"""A take with real voices in the real sandbox: ``take(lines, voice=…)``."""

from __future__ import annotations

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.narration import RecordingCache, speak
from stitcher_lab.sandbox import open_sandbox


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
