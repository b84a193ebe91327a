"""Results of which one knows what figures they must give, and the command as a user runs it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stitcher_lab.evaluation.results import to_json


@pytest.fixture
def write_run(tmp_path):
    """Write a run's folder from results."""

    def write(name, results, **facts):
        folder = tmp_path / name
        folder.mkdir()
        lines = [json.dumps(to_json(one), ensure_ascii=False) for one in results]
        (folder / "results.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        (folder / "run.json").write_text(json.dumps({"settings": {"model": ""}, **facts}), encoding="utf-8")
        return folder

    return write


class Evaluation:
    """Runs ``stitcher eval`` in a folder of its own."""

    def __init__(self, place: Path, data: Path) -> None:
        self.place = place
        self.env = os.environ | {"STITCHER_DATA": str(data), "STITCHER_CONFIG": str(place / "none.json")}

    def prompts(self, *lines, name="prompts.jsonl"):
        path = self.place / name
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        return path

    def command(self, *arguments):
        return [sys.executable, "-m", "stitcher_lab", "eval", *(str(argument) for argument in arguments)]

    def __call__(self, *arguments, code=0):
        done = subprocess.run(
            self.command(*arguments), cwd=self.place, env=self.env, capture_output=True, text=True, check=False,
            timeout=280,
        )  # fmt: skip
        assert done.returncode == code, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def json(self, *arguments, code=0):
        return json.loads(self(*arguments, "--json", code=code).stdout)

    def start(self, *arguments):
        return subprocess.Popen(
            self.command(*arguments), cwd=self.place, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, start_new_session=True,
        )  # fmt: skip

    def results(self, folder):
        text = (self.place / folder / "results.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="session")
def data(tmp_path_factory, known):
    """A store that tests share."""
    return known(tmp_path_factory.mktemp("data"))


@pytest.fixture
def evaluation(tmp_path, data):
    return Evaluation(tmp_path, data)


@pytest.fixture
def stop():
    """Press Ctrl-C."""
    return lambda process: process.send_signal(signal.SIGINT)
