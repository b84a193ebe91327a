"""Whatever ails the service, one clear sentence and exit code 7; the job is resumed without asking twice."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import looking
import pytest
from conversing import planned

from tests.replies.conversation import Conversation, Reply, read
from tests.replies.server import serve

KEY = "canary-key-41c7"  # what the service wants, where it wants one
LINES = {"First": "This is a circle.", "Second": "This is a square."}
PLAN = {
    "title": "",
    "style": {"colors": {"shape": "SKY"}, "pacing": "calm", "layout": "one shape in the middle"},
    "scenes": [
        {
            "name": name,
            "title": name,
            "layout": "in the middle",
            "symbols": ["Create"],
            "beats": [{"text": line, "say": "", "visual": "One shape."}],
        }
        for name, line in LINES.items()
    ],
}
CODE = '''```python
from manim import *
from stitcher_lab.scene import *


class {name}(Lesson):
    """{name}"""

    def construct(self):
        with self.voiceover(text="{line}") as tracker:
            self.play(Create({shape}(color=SKY)), run_time=0.8 * tracker.duration)
```'''


@dataclass
class Trouble:
    """What ails the service, at which point of the job, and what is said of it."""

    kind: str
    says: str  # a pattern
    task: str = "code"  # struck from here on; what comes before is answered
    scene: str | None = "Second"
    fault: dict[str, Any] | None = None  # a reply's fields
    settings: dict[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    key: str | None = None  # what the service wants
    given: str | None = None  # the key that is set
    gone: bool = False  # nobody listens
    cured: tuple[str, ...] = ()  # options with which it is resumed


TROUBLES = {
    "no_key": Trouble("ModelRefused", r"wants a key", "rewrite", None, key=KEY),
    "bad_key": Trouble("ModelRefused", r"does not accept the key", "rewrite", None, key=KEY, given="canary-typo-9"),
    "busy": Trouble("ModelUnavailable", r"takes no more requests", fault={"status": 429, "retry_after": 0.1}),
    "failing": Trouble("ModelUnavailable", r"cannot answer .*500", fault={"status": 500}),
    "slow": Trouble("ModelUnavailable", r"no sign of life", fault={"delay": 60.0}, settings={"model_timeout": 0.7}),
    "nonsense": Trouble("ModelNonsense", r"plan|form|JSON|answer", "plan", None, fault={"text": "I would rather not."}),
    "garbled": Trouble("ModelNonsense", r"no answer", fault={"malformed": True}),
    "budget": Trouble(
        "BudgetSpent", r"\$", "plan", None, settings={"prices": {"openai/replies": [100.0, 100.0]}},
        options=("--max-cost", "0.25"), cured=("--max-cost", "90"),
    ),
    "gone": Trouble("ModelUnavailable", r"Nothing answers", "rewrite", None, gone=True),
}  # fmt: skip
# The others run with the slow tests.
ALWAYS = {"bad_key", "gone"}


def written(name: str, trouble: Trouble | None = None) -> Conversation:
    """A small conversation, in which one task meets the trouble for ever, where there is one."""
    replies = [Reply("plan", json=json.dumps(PLAN | {"title": f"Two shapes, {name}"}))]
    shapes = {"First": "Circle", "Second": "Square"}
    replies += [
        Reply("code", scene, text=CODE.format(name=scene, line=LINES[scene], shape=shape))
        for scene, shape in shapes.items()
    ]
    if trouble is not None and trouble.fault is not None:
        struck = Reply(trouble.task, trouble.scene, repeat=True, **trouble.fault)
        replies = [struck, *(reply for reply in replies if (reply.task, reply.scene) != (struck.task, struck.scene))]
    return Conversation(prompt=f"two shapes, {name}", replies=tuple(replies), key=trouble.key if trouble else None)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ALWAYS else pytest.mark.slow) for name in TROUBLES]
)
def test_a_job_breaks_off_with_a_sentence_and_is_resumed(name, shared, tmp_path):
    trouble = TROUBLES[name]
    environment = surroundings(tmp_path, trouble)
    output = tmp_path / "shapes.mp4"
    with serve(written(name, trouble)) as server:
        port = server.port
        if trouble.gone:
            server.close()
        make = (
            "make", f"two shapes, {name}", "-o", output, "-q", "preview", "--voice", "silent",
            "--model", "openai/replies", "--api-base", server.url, *trouble.options,
        )  # fmt: skip
        done = shared(*make, "--json", code=7, env=environment)
        first = list(server.requests)
    error = json.loads(done.stdout)["error"]
    said_plainly(error, trouble, done.stdout + done.stderr)
    assert not list(tmp_path.glob("shapes.*"))

    jobs = shared.json("history")
    (job,) = [job for job in jobs if job["id"] == error["job"]]
    assert (job["outcome"], job["sentence"]) == ("failed", error["message"])
    assert KEY not in json.dumps(jobs)

    # The service is well again, and the key is the right one.
    healed = written(name)
    healed.key = trouble.key
    if trouble.key:
        environment["STITCHER_API_KEY"] = trouble.key
    with serve(healed, port=port) as server:
        events = tmp_path / "events.jsonl"
        answer = shared.json("resume", job["id"], "--events", events, *trouble.cured, env=environment)
        later = list(server.requests)
    assert looking.facts(output).chapters == ["First", "Second"]
    assert [line["text"] for line in json.loads(output.with_suffix(".manifest.json").read_text())["lines"]] == list(
        LINES.values()
    )
    assert answer["gaps"] == []
    not_asked_again(first, later, trouble)


def surroundings(folder: Path, trouble: Trouble) -> dict[str, str]:
    """The environment of a command: settings of its own, and no key but the one that is given."""
    config = folder / "stitcher.json"
    config.write_text(json.dumps({"Settings": trouble.settings}))
    clean = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")}
    return clean | {"STITCHER_CONFIG": str(config)} | ({"STITCHER_API_KEY": trouble.given} if trouble.given else {})


def said_plainly(error: dict[str, Any], trouble: Trouble, everything: str) -> None:
    """One sentence of what happened and one of what to do, in which neither a key nor a traceback is seen."""
    assert (error["kind"], error["exit_code"]) == (trouble.kind, 7)
    assert re.search(trouble.says, error["message"]), error["message"]
    assert "\n" not in error["message"]
    assert error["message"].endswith((".", "?"))
    assert len(error["message"]) < 300
    assert error["remedy"]
    assert "Traceback" not in everything
    assert KEY not in everything
    assert trouble.given is None or trouble.given not in everything


def not_asked_again(first: list[Any], later: list[Any], trouble: Trouble) -> None:
    """What was answered the first time is taken from what was kept: the same words are not sent twice."""
    struck = {(trouble.task, trouble.scene)}
    answered = {asked.text for asked in first if (asked.task, asked.scene) not in struck and not trouble.key}
    assert [asked.task for asked in later if asked.text in answered] == []
    if trouble.task == "code":
        assert [(asked.task, asked.scene) for asked in later] == [("code", "Second")]
        assert {asked.task for asked in first} >= {"rewrite", "plan", "code"}


def test_a_person_is_told_how_to_go_on(shared, tmp_path):
    """The sentence, the remedy, and the command that resumes the job."""
    output = tmp_path / "shapes.mp4"
    environment = surroundings(tmp_path, Trouble("", ""))
    with serve(Conversation(replies=(Reply("rewrite", status=503, repeat=True),))) as server:
        said = shared(
            "make", "two shapes, told", "-o", output, "--model", "openai/replies", "--api-base", server.url,
            code=7, env=environment,
        ).stderr  # fmt: skip
    lines = said.strip().splitlines()
    told = [line for line in lines if line.startswith("✗ ")]
    assert len(told) == 1
    assert "127.0.0.1" in told[0]
    assert re.search(r"stitcher resume \S+", lines[-1])
    assert "Traceback" not in said


def test_a_key_that_the_service_echoes_is_not_repeated(shared, tmp_path):
    body = json.dumps({"error": {"message": f"Your key {KEY} is not good enough"}})
    environment = surroundings(tmp_path, Trouble("", "", given=KEY))
    events = tmp_path / "events.jsonl"
    with serve(Conversation(replies=(Reply("rewrite", status=403, body=body, repeat=True),))) as server:
        done = shared(
            "make", "two shapes, echoed", "-o", tmp_path / "shapes.mp4", "--model", "openai/replies",
            "--api-base", server.url, "--events", events, code=7, env=environment,
        )  # fmt: skip
        assert server.requests[0].headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in done.stdout + done.stderr + events.read_text()
    kept = [path for path in (shared.data).rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
    assert kept == []


def test_the_conversations_are_in_order():
    """Every file can be read, names what it expects, and has a plan and a first draft for each scene."""
    paths = sorted((Path(__file__).parents[1] / "replies" / "conversations").glob("*.toml"))
    assert len(paths) >= 14
    for path in paths:
        conversation = read(path)
        assert conversation.title, path.name
        assert conversation.prompt, path.name
        assert {"exit", "title_cards", "rounds"} <= conversation.expect.keys(), path.name
        names = {scene["name"] for scene in planned(conversation)["scenes"]}
        assert names == {reply.scene for reply in conversation.replies if reply.task == "code"}, path.name
        assert names >= {*conversation.expect["rounds"], *conversation.expect["title_cards"]}, path.name
