"""The reply server says what its conversation says, and notices what it does not say."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.replies import ConversationError, read, serve

ROOT = Path(__file__).parents[2]


def post(server, task, user="", *, path="/chat/completions", **body):
    messages = [{"role": "system", "content": f"Task: {task}\nMore."}, {"role": "user", "content": user}]
    data = json.dumps({"model": "any", "messages": messages, **body}).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(server.url + path, data)) as response:  # noqa: S310
            text = response.read().decode()
            return response.status, text if body.get("stream") else json.loads(text)
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or "{}")


def said(answer):
    return answer[1]["choices"][0]["message"]["content"]


CODE = """
[[reply]]
task = "code"
scene = "Squares"
text = '''first'''
[[reply]]
task = "code"
scene = "Squares"
text = '''second'''
[[reply]]
task = "code"
text = '''any scene'''
"""


def test_replies_come_in_order_each_once():
    with serve(CODE) as server:
        ask = "Do it.\nScene: Squares\nNow."
        assert [said(post(server, "code", ask)) for _ in range(3)] == ["first", "second", "any scene"]
        status, body = post(server, "code", ask)
        assert status == 500
        assert "'code' of scene Squares" in body["error"]["message"]
        assert [(one.task, one.scene) for one in server.unanswered] == [("code", "Squares")]
        assert len(server.asked("code", "Squares")) == 4
        assert server.unused == ()


def test_what_nobody_asked_for_is_left_over():
    with serve(CODE) as server:
        post(server, "code", "Scene: Squares")
        assert [reply.text for reply in server.unused] == ["second", "any scene"]


def test_a_reply_is_taken_only_for_a_request_that_holds_its_words():
    conversation = """
[[reply]]
task = "fix"
contains = ["Rectangle", "line 7"]
lacks = "again"
text = "fixed"
"""
    with serve(conversation) as server:
        assert post(server, "fix", "a Rectangle")[0] == 500
        assert post(server, "fix", "a Rectangle in line 7, again")[0] == 500
        assert said(post(server, "fix", "a Rectangle in line 7")) == "fixed"


def test_rewrite_and_rerank_have_an_answer_that_changes_nothing():
    with serve("") as server:
        rewrite = json.loads(said(post(server, "rewrite", "Words.\n<prompt>explain squares</prompt>")))
        assert rewrite == {"search": "explain squares", "symbols": [], "plugin": None}
        shown = '<example id="manim:Square">…</example>\n<example id="card:Dot">…</example>'
        rerank = json.loads(said(post(server, "rerank", shown)))
        assert rerank["scores"] == [{"id": "manim:Square", "score": 5}, {"id": "card:Dot", "score": 5}]


def test_the_same_answer_streamed():
    with serve(CODE) as server:
        _, text = post(server, "code", "Scene: Squares", stream=True, stream_options={"include_usage": True})
    events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
    assert "".join(event["choices"][0]["delta"].get("content", "") for event in events if event["choices"]) == "first"
    assert events[-1]["usage"]["completion_tokens"] == 2
    assert text.rstrip().endswith("data: [DONE]")


def test_models_and_embeddings():
    with serve("models = ['a', 'b']") as server:
        with urllib.request.urlopen(server.url + "/models") as response:  # noqa: S310
            assert [row["id"] for row in json.load(response)["data"]] == ["a", "b"]
        assert post(server, "plan")[0] == 404
        _, body = post(server, "", path="/embeddings", model="a", input=["one two", "two one"])
        assert body["data"][0]["embedding"] == pytest.approx(body["data"][1]["embedding"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("titel = 'x'", "titel"),
        ("[[reply]]\ntext = 'x'", "names no task"),
        ("[[reply]]\ntask = 'plan'\nanswer = 'x'", "reply 1 has no field answer"),
        ("[[reply]]\ntask = 'plan'\njson = '{'", "json is no JSON"),
        ("[[reply", "the conversation"),
    ],
)
def test_a_conversation_with_a_mistake_is_refused(text, words):
    with pytest.raises(ConversationError, match=words):
        read(text)


def test_it_can_be_started_from_the_command_line(tmp_path):
    path = tmp_path / "talk.toml"
    path.write_text(f"title = 'A talk'\nprompt = 'what is new?'\n{CODE}", encoding="utf-8")
    command = [sys.executable, "-m", "tests.replies", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr.readline().strip() == "A talk"
            told = process.stderr.readline()
            assert told.split()[:2] == ["stitcher", "make"]
            assert "'what is new?' --model openai/replies --api-base http://127.0.0.1:" in told
        finally:
            process.terminate()


def test_a_file_that_is_no_conversation_is_told(tmp_path):
    path = tmp_path / "talk.toml"
    path.write_text("[[reply", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.replies", str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
