"""Answers in the form that was asked for, whatever a model says and whatever a server understands."""

from __future__ import annotations

import json

import pytest

from stitcher_lab.errors import ModelNonsense
from stitcher_lab.gateway.structured import Misfit, parse
from tests.gateway.talking import POINT, reply

GOOD = '{"x": 1, "label": "a"}'
DATA = {"x": 1, "label": "a"}


# ------------------------------------------------------------------------------------------------ how it is asked


def test_a_schema_goes_along_and_the_answer_is_parsed(talk):
    talking = talk(reply(json=GOOD))
    answer = talking.ask(schema=POINT)
    assert answer.data == DATA
    assert json.loads(answer.text) == DATA
    asked = talking.server.requests[0].body["response_format"]["json_schema"]
    assert asked == {"name": "plan", "schema": POINT, "strict": True}


def test_strict_is_only_asked_where_the_schema_allows_it(talk):
    talking = talk(reply(json=GOOD))
    talking.ask(schema={"type": "object", "properties": {"x": {"type": "number"}, "label": {}}})
    assert "strict" not in talking.server.requests[0].body["response_format"]["json_schema"]


@pytest.mark.parametrize(
    ("refuses", "form"),
    [(["json_schema"], {"type": "json_object"}), (["json_schema", "json_object"], None), (["response_format"], None)],
)
def test_a_server_that_knows_no_schemas_is_asked_in_words(talk, refuses, form):
    talking = talk(f"refuses = {json.dumps(refuses)}\n" + reply(json=GOOD) * 2)
    assert talking.ask(schema=POINT).data == DATA
    last = talking.server.requests[-1]
    assert last.body.get("response_format") == form
    assert json.dumps(POINT) in last.messages[0]["content"]
    # What was learnt is kept.
    asked = len(talking.server.requests)
    assert talking.ask(schema=POINT).data == DATA
    assert len(talking.server.requests) == asked + 1


def test_what_was_given_up_in_vain_is_asked_again(talk):
    """A request that is refused for another reason teaches nothing about the server."""
    talking = talk(reply(status=400, body="No.") * 3 + reply(json=GOOD))
    with pytest.raises(Exception, match="refused the request"):
        talking.ask(schema=POINT)
    talking.ask(schema=POINT)
    assert talking.server.requests[-1].body["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("field", ["temperature", "stream_options", "stream", "max_tokens"])
def test_a_field_that_a_server_refuses_is_left_out(talk, field):
    talking = talk(f"refuses = ['{field}']\n" + reply(text="Fine."))
    answer = talking.ask()
    assert answer.text == "Fine."
    assert field not in talking.server.requests[-1].body
    if field == "max_tokens":
        assert talking.server.requests[-1].body["max_completion_tokens"] == 4096


def test_several_refusals_after_each_other(talk):
    refuses = "refuses = ['temperature', 'max_tokens', 'max_completion_tokens', 'stream_options', 'json_schema']\n"
    assert talk(refuses + reply(json=GOOD)).ask(schema=POINT).data == DATA


def test_the_static_part_comes_first_and_unmarked(talk):
    talking = talk(reply(text="Fine."))
    talking.ask()
    body = talking.server.requests[0].body
    assert body["messages"][0] == {"role": "system", "content": "Task: plan\nYou are asked."}
    assert "cache_control" not in json.dumps(body)


def test_pictures_go_to_the_model_that_sees(talk):
    talking = talk(reply("judge", json=GOOD), vision_model="openai/eyes")
    assert talking.models.has_vision
    talking.ask("judge", tier="vision", images=(b"\x89PNG",), schema=POINT)
    asked = talking.server.requests[0]
    assert asked.body["model"] == "eyes"
    kinds = [part["type"] for part in asked.messages[1]["content"]]
    assert kinds == ["text", "image_url"]
    assert asked.messages[1]["content"][1]["image_url"]["url"].startswith("data:image/png;base64,")


# --------------------------------------------------------------------------------------------------- how it comes


@pytest.mark.parametrize("refuses", ["", "refuses = ['stream']\n"])
def test_text_comes_in_pieces_and_whole(talk, refuses):
    text = "Größe ≥ 3 → 日本語, " * 40
    talking = talk(refuses + reply(text=text, chunks=True))
    pieces = []
    assert talking.ask(on_text=pieces.append).text == text
    assert "".join(pieces) == text


def test_an_answer_at_its_longest_length_says_so(talk):
    answer = talk(reply(text="class A(Scene", finish="length")).ask()
    assert answer.truncated
    assert answer.text == "class A(Scene"


def test_thinking_aloud_is_no_part_of_the_answer(talk):
    assert talk(reply(text="<think>\nHm {1}.\n</think>\nFine.")).ask().text == "Fine."
    assert talk(reply(text=f"<think>{{}}</think>\n{GOOD}")).ask(schema=POINT).data == DATA


def test_json_that_was_cut_off_is_asked_for_again_with_more_room(talk):
    talking = talk(reply(text='{"x": 1, "lab', finish="length") + reply(json=GOOD))
    assert talking.ask(schema=POINT, max_tokens=100).data == DATA
    assert [one.body["max_tokens"] for one in talking.server.requests] == [100, 200]


def test_json_that_is_always_cut_off(talk):
    talking = talk(reply(text='{"x": 1, "lab', finish="length", repeat=True))
    with pytest.raises(ModelNonsense, match="cut off after"):
        talking.ask(schema=POINT)


def test_the_model_is_told_what_does_not_fit(talk):
    talking = talk(reply(text='{"x": "one", "label": "a"}') + reply(json=GOOD, contains="is not of type 'number'"))
    answer = talking.ask(schema=POINT)
    assert answer.data == DATA
    assert answer.usage.calls == 2
    roles = [message["role"] for message in talking.server.requests[1].messages]
    assert roles == ["system", "user", "assistant", "user"]


# --------------------------------------------------------------------------------------------------- what is mended


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure! Here it is:\n\n```\n{GOOD}\n```\nAnything else?",
        f"Here it is: {GOOD} - have fun {{really}}.",
        '{"x": 1, "label": "a",}',
        '{"x": 1, "label": "a",\n}  ',
        "{'x': 1, 'label': 'a'}",
        '\ufeff{"x": 1, "label": "a"}',
        f'{{"wrong": 1}} no, I mean {GOOD}',
    ],
)
def test_slips_of_writing_are_mended(text):
    assert parse(text, POINT) == DATA


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'{"label": "\frac{1}{2}", "x": 1}', r"\frac{1}{2}"),
        (r'{"label": "\theta and \sum_{i}", "x": 1}', r"\theta and \sum_{i}"),
        (r'{"label": "2 \times 3 \neq 7", "x": 1}', r"2 \times 3 \neq 7"),
        (r'{"label": "\\theta", "x": 1}', r"\theta"),
        (r'{"label": "\\\\ next \"quoted\"", "x": 1}', r'\\ next "quoted"'),
        (r'{"label": "one\ntwo\tthree", "x": 1}', "one\ntwo\tthree"),
        (r'{"label": "a\nnew line, \to", "x": 1}', "a\nnew line, \\to"),
        (r'{"label": "commas, ] stay, }", "x": 1,}', "commas, ] stay, }"),
        ('{"label": "a\nb", "x": 1}', "a\nb"),
    ],
)
def test_formulas_and_escapes_keep_their_meaning(written, meant):
    assert parse(written, POINT)["label"] == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot.",
        '{"x": 1, "label": "a"',
        '{"x": NaN, "label": "a"}',
        '{"x": 1}',
        '{"x": 1, "label": 2}',
        "[" * 100_000,
        '{"x": __import__("os").getpid(), "label": "a"}',
    ],
)
def test_what_has_no_one_reading_is_refused(text):
    with pytest.raises(Misfit) as caught:
        parse(text, POINT)
    assert len(str(caught.value)) < 500


# ------------------------------------------------------------------------------------------------------ embeddings


def test_embeddings_keep_their_order(talk):
    talking = talk("", embedding_model="endpoint:small")
    texts = [f"text {number}" for number in range(150)]
    vectors = talking.models.embed(texts)
    assert len(vectors) == 150
    assert vectors[7] == talking.models.embed(["text 7"])[0]
    assert talking.server.requests[0].body["model"] == "small"
    assert talking.models.usage_by_task()["embed"].prompt_tokens > 0


def test_a_library_for_embeddings_is_none_of_the_gateways(talk):
    assert not talk("", embedding_model="all-MiniLM-L6-v2").models.has_embeddings
