"""One server for all tests that do nothing special to it."""

from __future__ import annotations

import json

import pytest

from .serving import QUICK, SCENE, SECRET, ended, serving


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """One server for all who do nothing special; it has a key that must never be seen."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "stitcher.json").write_text(
        json.dumps({"Settings": {"model": "openai/gpt-none", "api_base": "http://127.0.0.1:9/v1", "api_key": SECRET}})
    )
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="session")
def client(served):
    return served.client()


@pytest.fixture(scope="session")
def finished(client):
    """A job that is done: a scene of one second, drawn small and silent."""
    made = client.post("jobs", json={"source": SCENE, "title": "One square", "options": QUICK})
    assert made.status_code == 201, made.text
    job = ended(client, made.json()["id"])
    assert job["state"] == "done", job
    return job
