from __future__ import annotations

import pytest

from stitcher_lab.sandbox import open_sandbox


@pytest.fixture(scope="session")
def sandbox():
    return open_sandbox()
