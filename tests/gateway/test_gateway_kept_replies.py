"""A job that broke off goes on at no cost: what was answered is kept, and only what is whole and valid."""

from __future__ import annotations

import pytest

from stitcher_lab.errors import ModelError
from stitcher_lab.gateway import ReplyCache
from tests.gateway.talking import POINT, reply


@pytest.fixture
def kept(tmp_path):
    return ReplyCache(tmp_path)


def test_the_same_question_is_not_asked_twice(talk, kept, tmp_path):
    talking = talk(reply(json='{"x": 1, "label": "a"}'), replies=kept)
    first = talking.ask(schema=POINT)
    pieces = []
    # Another process opens the folder anew.
    later = talk("", replies=ReplyCache(tmp_path), api_base=talking.server.url)
    again = later.ask(schema=POINT, on_text=pieces.append)
    assert again.reused
    assert (again.text, again.data) == (first.text, first.data)
    assert pieces == [first.text]
    assert not later.server.requests


@pytest.mark.parametrize(
    "other",
    [{"user": "Another."}, {"temperature": 0.9}, {"max_tokens": 99}, {"schema": {"type": "object"}}, {"fresh": True}],
)
def test_any_other_question_is_asked(talk, kept, other):
    talking = talk(reply(json='{"x": 1, "label": "a"}', repeat=True), replies=kept)
    talking.ask(schema=POINT)
    assert not talking.ask(**{"schema": POINT, **other}).reused
    assert len(talking.server.requests) == 2


def test_another_model_is_asked(talk, kept):
    first = talk(reply(text="One."), replies=kept)
    first.ask()
    other = talk(reply(text="Two."), replies=kept, model="openai/other", api_base=first.server.url)
    with pytest.raises(ModelError):  # nothing is left to be said
        other.ask()


def test_a_fresh_job_asks_and_keeps_the_new_answer(talk, kept):
    talking = talk(reply(text="Old.") + reply(text="New."), replies=kept)
    talking.ask()
    assert talk("", replies=kept, fresh=True, api_base=talking.server.url).ask().text == "New."
    assert talking.ask().text == "New."


def test_what_was_cut_off_is_not_kept(talk, kept):
    talking = talk(reply(text="class A", finish="length") + reply(text="class A: pass"), replies=kept)
    assert talking.ask().truncated
    assert talking.ask().text == "class A: pass"


def test_what_failed_is_not_kept(talk, kept):
    talking = talk(reply(text="nonsense") * 3 + reply(json='{"x": 1, "label": "a"}'), replies=kept)
    with pytest.raises(ModelError):
        talking.ask(schema=POINT)
    assert talking.ask(schema=POINT).data["x"] == 1


def test_a_damaged_answer_is_asked_for_again(talk, kept, tmp_path):
    talking = talk(reply(text="One.") + reply(text="Two."), replies=kept)
    talking.ask()
    for path in tmp_path.rglob("*.json"):
        path.write_text(path.read_text(encoding="utf-8").replace("One.", "Won."), encoding="utf-8")
    anew = talk("", replies=ReplyCache(tmp_path), api_base=talking.server.url)
    assert anew.ask().text == "Two."


def test_old_answers_make_room(tmp_path):
    kept = ReplyCache(tmp_path, kept=5)
    for number in range(12):
        kept.put(f"key {number}", "text", None)
    kept.trim()
    assert len(kept.entries) == 5
