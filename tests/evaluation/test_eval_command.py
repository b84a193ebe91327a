"""``stitcher eval`` as a user runs it: real prompts, the sandbox, and the reply server in the place of a model."""

import json
import time
from pathlib import Path

import pytest

from tests.replies import Conversation, Reply, serve

CONVERSATIONS = Path(__file__).parents[1] / "replies" / "conversations"
SHORT = {"id": "short", "prompt": "binary search for 9 in 3, 9, 17"}
POEM = {"id": "poem", "prompt": "the history of the ottoman empire"}


def test_refusals_are_a_class_of_their_own(evaluation):
    prompts = evaluation.prompts(
        POEM,
        {"id": "options", "prompt": "bubble sort", "options": {"voice": "silent", "quality": "tiny"}},
        {"id": "values", "prompt": "bubble sort", "options": {"template": "bubble_sort", "values": {"NUMBERS": "x"}}},
    )
    found = evaluation.json(prompts, "-o", "run")
    assert found["outcomes"]["refused"] == 3
    assert found["failures"] == {"no template": 1, "request": 1, "value": 1}
    assert found["videos"]["delivered"]["part"] == 0
    assert (evaluation.place / "run" / "report.html").is_file()


@pytest.mark.slow
def test_what_is_stopped_goes_on_where_it_was(evaluation, stop):
    prompts = evaluation.prompts(POEM, SHORT, {**SHORT, "id": "again"})
    results = evaluation.place / "run" / "results.jsonl"
    process = evaluation.start(prompts, "-o", "run")
    deadline = time.monotonic() + 120
    while not (results.exists() and results.read_bytes().endswith(b"\n")) and time.monotonic() < deadline:
        time.sleep(0.05)
    stop(process)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "2 not measured yet" in out
    assert [line["id"] for line in evaluation.results("run")] == ["poem"]
    with results.open("ab") as stream:
        stream.write(b'{"id": "short", "outco')  # a killed process leaves this

    first = evaluation.json(prompts, "-o", "run", "--limit", "1")
    assert first["outcomes"]["made"] == 1
    second = evaluation.json(prompts, "-o", "run")
    assert (second["outcomes"]["made"], second["outcomes"]["refused"]) == (2, 1)
    assert second["reused"] == 1
    assert second["scenes"]["first_try"]["part"] == 1
    assert {"thinking", "rehearsing", "speaking", "rendering", "finalizing"} <= second["stages"].keys()
    assert (evaluation.place / "run" / "videos" / "short.mp4").stat().st_size > 10_000

    before = results.read_bytes()
    done = evaluation(prompts, "-o", "run")
    assert "Nothing is left" in done.stderr
    assert results.read_bytes() == before
    other = evaluation.json(prompts, "-o", "run", "-q", "720p", code=2)
    assert "quality" in other["error"]["message"]

    told = evaluation.json("compare", "run", "run", "-o", "same.html")
    assert told["counts"]["same"] == 3
    assert "the same" in (evaluation.place / "same.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_model_is_measured_scene_by_scene(evaluation):
    with serve(CONVERSATIONS / "stays_broken.toml") as server:
        prompts = evaluation.prompts({"id": "lever", "prompt": server.conversation.prompt})
        model = ("--model", "openai/replies", "--api-base", server.url)
        found = evaluation.json(prompts, "-o", "run", "--fresh", *model)
        assert not server.unanswered
    (line,) = evaluation.results("run")
    scenes = {scene["name"]: scene for scene in line["scenes"]}
    assert (found["outcomes"]["partial"], found["videos"]["delivered"]["part"]) == (1, 1.0)
    assert (scenes["Seesaw"]["outcome"], scenes["Seesaw"]["rounds"]) == ("title_card", 3)
    assert (scenes["LeverRule"]["outcome"], scenes["LeverRule"]["rounds"]) == ("made", 0)
    assert scenes["Seesaw"]["failures"]
    assert line["usage"]["calls"] == 8
    assert {"plan", "code", "fix"} <= line["tasks"].keys()
    assert {"retrieving", "planning", "writing"} <= line["stages"].keys()
    assert line["steps"]
    assert found["tokens"] > 0
    page = (evaluation.place / "run" / "report.html").read_text(encoding="utf-8")
    assert "Seesaw" in page
    assert "title card" in page


@pytest.mark.slow
def test_a_service_that_refuses_stops_the_run_and_counts_nothing(evaluation):
    with serve(Conversation(replies=(Reply("rewrite", status=401, repeat=True),))) as server:
        prompts = evaluation.prompts({"id": "a", "prompt": "why is the sky blue?"})
        model = ("--model", "openai/replies", "--api-base", server.url)
        told = evaluation.json(prompts, "-o", "run", *model, code=7)
        assert told["error"]["kind"] == "ModelRefused"
        assert "job" not in told["error"]
    assert evaluation.results("run") == []


@pytest.mark.slow
def test_a_service_that_is_down_is_not_held_against_the_program(evaluation):
    with serve(Conversation()) as server:
        url = server.url
    prompts = evaluation.prompts(*({"id": f"p{k}", "prompt": f"why is {k} odd?"} for k in range(5)))
    told = evaluation.json(prompts, "-o", "run", "--model", "openai/replies", "--api-base", url, code=7)
    assert "3 prompts in a row" in told["error"]["message"]
    lines = evaluation.results("run")
    assert [line["outcome"] for line in lines] == ["unmeasured"] * 3
    assert {line["failure"] for line in lines} == {"service"}
    again = evaluation.json("report", "run")
    assert (again["prompts"], again["measured"]) == (3, 0)


def test_the_page_is_written_again_and_elsewhere(evaluation, write_run):
    folder = write_run("run", [])
    (folder / "results.jsonl").write_text(
        json.dumps({"id": "a", "digest": "", "prompt": "p", "outcome": "made"}) + "\n"
    )
    told = evaluation.json("report", folder, "-o", "page.html")
    assert told["outcomes"]["made"] == 1
    assert (evaluation.place / "page.html").is_file()
    assert "no run" in evaluation.json("report", "nowhere", code=2)["error"]["message"]
    assert "is a folder" in evaluation.json("report", folder, "-o", ".", code=2)["error"]["message"]
