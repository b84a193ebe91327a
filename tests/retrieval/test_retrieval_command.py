"""``stitcher retrieve`` as a user runs it."""

import json
import os
import subprocess
import sys

import pytest

from tests.replies import serve


@pytest.fixture
def retrieve(data, tmp_path):
    def run(*arguments, code=0):
        command = [sys.executable, "-m", "stitcher_lab", "retrieve", *arguments, "--data", data]
        environment = {**os.environ, "STITCHER_CONFIG": str(tmp_path / "none.json")}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == code, done.stderr
        return done.stdout

    return run


def test_a_person_can_read_what_was_chosen_and_why(retrieve):
    told = retrieve("a kid on a playground swing")
    assert "always_redraw" in told
    assert "A pendulum swings from its pivot" in told
    assert "by meaning" in told
    assert "class Swinging" not in told
    assert "class Swinging" in retrieve("a kid on a playground swing", "--code")


def test_a_machine_can_too(retrieve):
    found = json.loads(retrieve("area under a curve", "--json"))
    assert found.keys() == {"search", "symbols", "plugin", "examples", "size", "notes"}
    assert len(found["examples"]) == 6
    assert found["size"] == sum(len(example["code"]) for example in found["examples"]) <= 7000
    assert all(example["why"].endswith(".") for example in found["examples"])
    assert "get_area" in found["symbols"]


def test_words_alone_will_do(retrieve):
    found = json.loads(retrieve("a bar chart", "--embedding", "none", "--json"))
    assert any("BarChart" in example["symbols"] for example in found["examples"])
    assert not any("meaning" in example["why"] for example in found["examples"])


def test_a_model_is_asked_where_one_is_named(retrieve):
    answer = json.dumps({"search": "convex hull", "symbols": ["ConvexHull"], "plugin": None})
    talk = f"title = 't'\nprompt = 'p'\n[[reply]]\ntask = 'rewrite'\njson = '''{answer}'''\n"
    with serve(talk) as server:
        options = ("--model", "openai/tester", "--api-base", server.url, "--json")
        found = json.loads(retrieve("nails and a band of some kind", *options))
    assert found["symbols"] == ["ConvexHull"]
    assert [request.task for request in server.requests] == ["rewrite", "rerank"]


def test_a_service_that_is_not_there_costs_nothing_but_a_note(retrieve):
    options = ("--model", "openai/tester", "--api-base", "http://127.0.0.1:9/v1", "--json")
    found = json.loads(retrieve("a circle, please", *options))
    assert len(found["examples"]) == 6
    assert any("did not rewrite" in note for note in found["notes"])
