"""The API's description is true: a machine that believes it finds nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from stitcher_lab.server.api_page import renewed
from stitcher_lab.server.app import CONTENTS
from stitcher_lab.server.openapi import document

from .serving import ended, serving

# What a job of noise does here: it waits, and costs nothing.
CONFIG = """
c.StitcherApp.running_jobs = 1
c.StitcherApp.most_waiting = 1_000_000
c.StitcherApp.heartbeat = 1
"""


def test_what_is_described_is_what_is_there(client):
    told = client.get("openapi.json").raise_for_status().json()
    assert told == json.loads(json.dumps(document(CONTENTS)))
    described = {(path, method) for path, item in told["paths"].items() for method in item if method != "parameters"}
    handled = {
        (f"/{path}", method)
        for path, resource in CONTENTS
        for method in ("get", "head", "post", "put", "patch", "delete")
        if getattr(resource, method) is not getattr(resource, "trace", None) and method in vars(resource)
    }
    assert described == handled
    for item in told["paths"].values():
        for method, operation in item.items():
            if method != "parameters":
                assert "403" in operation["responses"]
    for schema in told["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_answers_are_as_described(client, finished):
    told = client.get("openapi.json").json()

    def check(name, value):
        Draft202012Validator({**told["components"]["schemas"][name], "components": told["components"]}).validate(value)

    check("Job", finished)
    check("Events", client.get(f"jobs/{finished['id']}/events").json())
    check("Jobs", client.get("jobs").json())
    check("Error", client.get("jobs/none").json())
    failed = client.post("jobs", json={"source": "x = 1", "options": {"quality": "preview", "voice": "silent"}}).json()
    check("Job", ended(client, failed["id"]))


# What no schema can say: whether a voice is installed, a folder there, a scene a model's own. And that what is too
# long for any request (413) is refused as well as what breaks the schema.
LENIENT = """
[checks]
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 409, 413, 415]

[[operations]]
include-name = ["POST /stitcher/jobs", "POST /stitcher/jobs/{job}/retry"]
checks.positive_data_acceptance.enabled = false
"""
# Unknown headers are everybody's right, whatever a generator thinks.
HOOKS = """
import schemathesis


@schemathesis.hook
def filter_case(context, case):
    return not any(name.lower().startswith("x-schemathesis") for name in case.headers or {})
"""


def attack(folder, known, seconds, examples):
    known(folder / "data")
    (folder / "schemathesis.toml").write_text(LENIENT)
    (folder / "unknown_headers.py").write_text(HOOKS)
    with serving(folder, config=CONFIG) as served:
        return subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "run", f"{served.url}stitcher/openapi.json",
                "-H", f"Authorization: token {served.token}", "--phases", "examples,coverage,fuzzing",
                "--max-examples", str(examples), "--max-time", str(seconds), "--request-timeout", "30",
                "--generation-allow-x00", "false", "--continue-on-failure", "--seed", "1", "--warnings", "off",
                # The token is the only way in here: what is tried without it is in test_access.
                "--exclude-checks", "ignored_auth",
            ],
            capture_output=True, text=True, timeout=seconds * 6 + 120, check=False, cwd=folder,
            env={**os.environ, "SCHEMATHESIS_HOOKS": "unknown_headers", "PYTHONPATH": str(folder)},
        )  # fmt: skip


@pytest.mark.slow
def test_a_machine_that_believes_the_description_finds_nothing(tmp_path, known):
    done = attack(tmp_path, known, seconds=15, examples=8)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.slow
def test_nor_does_it_find_anything_in_five_minutes(tmp_path, known):
    done = attack(tmp_path, known, seconds=250, examples=200)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_the_page_in_the_docs_is_of_today():
    page = Path(__file__).parents[2] / "docs" / "api.md"
    assert renewed(page.read_text(encoding="utf-8")) == page.read_text(encoding="utf-8"), (
        "run: python -m stitcher_lab.server.api_page docs/api.md"
    )
