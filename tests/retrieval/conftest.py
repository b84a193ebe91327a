"""The index of what is installed, opened once; kept between runs where pytest keeps its own things."""

from __future__ import annotations

from pathlib import Path

import pytest

from stitcher_lab.plugins import PLUGINS
from stitcher_lab.reference import open_installed
from stitcher_lab.retrieval import open_index


@pytest.fixture(scope="session")
def data(request) -> Path:
    return Path(request.config.cache.mkdir("stitcher_lab_retrieval"))


@pytest.fixture(scope="session")
def reference(data):
    return open_installed(data)


@pytest.fixture(scope="session")
def index(data, reference):
    return open_index(data / "retrieval", reference, plugins=PLUGINS)


@pytest.fixture(scope="session")
def words_only(data, reference):
    return open_index(data / "words", reference, plugins=PLUGINS, without_vectors=True)
