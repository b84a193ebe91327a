"""What calls take is counted, and a job's budget is never overrun, not even by scenes written side by side."""

from __future__ import annotations

import threading

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import BudgetSpent
from stitcher_lab.gateway import ModelConfig, Price, ReplyCache, open_models
from stitcher_lab.gateway.places import find_place
from stitcher_lab.gateway.prices import cost_of, price_of
from stitcher_lab.model import Usage
from tests.gateway.talking import reply, request

DEAR = {"openai/tester": Price(prompt=1.0, completion=10.0, cached=0.1)}  # USD for a million tokens


def test_tokens_and_cost_by_task_and_scene(talk):
    talking = talk(
        reply(text="x" * 400, cached=4) + reply("code", text="y" * 40, scene="A") + reply("code", text="z" * 40),
        prices=DEAR,
    )
    plan = talking.ask(user="p" * 400)
    talking.ask("code", "Scene: A\n", scene="A")
    talking.ask("code", "Scene: B\n", scene="B")
    assert plan.usage.completion_tokens == 100
    assert plan.usage.cached_tokens == 4
    expected = ((plan.usage.prompt_tokens - 4) * 1.0 + 4 * 0.1 + 100 * 10.0) / 1e6
    assert plan.usage.cost == pytest.approx(expected)
    assert plan.usage.seconds > 0
    total = talking.models.usage()
    assert total.calls == 3
    assert talking.models.usage_by_task().keys() == {"plan", "code"}
    assert talking.models.usage_by_scene().keys() == {"A", "B"}
    assert sum(talking.models.usage_by_task().values(), Usage()).cost == pytest.approx(total.cost)
    assert talking.models.notes == ()


def test_what_runs_at_home_costs_nothing(talk):
    assert talk(reply(text="Fine.")).ask().usage.cost == 0.0


def test_a_service_that_does_not_count(talk):
    talking = talk(reply(text="x" * 400, usage=False), prices=DEAR)
    answer = talking.ask(user="p" * 400)
    assert answer.estimated
    assert answer.usage.completion_tokens == 100
    assert 100 <= answer.usage.prompt_tokens <= 120
    assert "estimated" in talking.models.notes[0]


@pytest.mark.parametrize(
    ("config", "known"),
    [
        (ModelConfig("openai/gpt-5-mini"), True),
        (ModelConfig("openai/gpt-5-mini", api_base="https://models.example.org/v1"), False),
        (ModelConfig("openai/gpt-5-mini", api_base="http://192.168.1.20:8000/v1"), True),
        (ModelConfig("ollama/qwen3"), True),
        (ModelConfig("openai/never-heard-of"), False),
        (ModelConfig("openai/never-heard-of", prices={"openai/never-heard-of": Price(1, 2)}), True),
    ],
)
def test_prices_that_are_known(config, known):
    price = price_of(find_place(config.model, config), config.prices)
    assert (price is not None) == known


def test_the_cost_of_known_tokens_by_hand():
    # 2000 tokens of which 1536 cached, and 100 of answer: 464 x 2.50 + 1536 x 1.25 + 100 x 10 dollars per million.
    assert cost_of(Price(2.5, 10.0, 1.25), 2000, 100, 1536) == pytest.approx(0.00408)


def test_a_call_that_could_overrun_the_cost_is_not_made(talk):
    talking = talk(reply(text="x" * 400, repeat=True), prices=DEAR, max_cost=0.045)
    talking.ask()  # at most 4096 x 10 dollars per million, and took a fortieth of it
    talking.ask()
    asked = len(talking.server.requests)
    talking.ask(max_tokens=4100)
    with pytest.raises(BudgetSpent) as caught:
        talking.ask(max_tokens=4300)
    assert "may cost $0.0450" in caught.value.message
    assert "openai/tester" in caught.value.message
    assert "--max-cost" in caught.value.remedy
    assert len(talking.server.requests) == asked + 1
    assert talking.models.usage().cost <= 0.045


def test_a_call_that_could_overrun_the_tokens_is_not_made(talk):
    talking = talk(reply(text="x" * 400, repeat=True), max_tokens_per_job=5000)

    def ask_on():
        for _ in range(100):
            talking.ask()

    with pytest.raises(BudgetSpent, match="5,000 tokens"):
        ask_on()
    total = talking.models.usage()
    assert 0 < total.prompt_tokens + total.completion_tokens <= 5000


def test_a_budget_without_a_price_is_kept_in_tokens_or_not_at_all(talk):
    options = {"api_base": "https://models.example.org/v1", "max_cost": 1.0}
    only_tokens = open_models(ModelConfig("openai/unheard", max_tokens_per_job=1000, **options))
    assert "not known" in only_tokens.notes[0]
    talking = talk(reply(text="Fine."))
    neither = open_models(ModelConfig("openai/unheard", **options))
    with pytest.raises(BudgetSpent, match="what openai/unheard costs is not known"):
        neither.ask(request(), cancellation=Cancellation())
    assert not talking.server.requests


def side_by_side(talking, calls, **options):
    """Make calls at the same time; return those that the budget did not allow."""
    failed = []

    def work():
        try:
            talking.ask(**options)
        except BudgetSpent as spent:
            failed.append(spent)

    threads = [threading.Thread(target=work) for _ in range(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_scenes_side_by_side_cannot_overrun_together(talk):
    """Each takes what it may take at most, a tenth of a cent, and there is room for four."""
    talking = talk(reply(text="x" * 400, delay=0.3, repeat=True), prices=DEAR, max_cost=0.0045)
    failed = side_by_side(talking, 8, max_tokens=100)
    assert len(failed) == 4
    assert talking.models.usage().calls == 4
    assert talking.models.usage().cost <= 0.0045


def test_scenes_side_by_side_wait_for_room(talk):
    """Each could take four cents and takes a tenth of one: they go one after the other, and all are answered."""
    talking = talk(reply(text="x" * 400, delay=0.1, repeat=True), prices=DEAR, max_cost=0.06)
    assert side_by_side(talking, 6) == []
    assert talking.models.usage().calls == 6


def test_a_kept_answer_costs_nothing(talk, tmp_path):
    replies = ReplyCache(tmp_path)
    talking = talk(reply(text="Fine."), prices=DEAR, replies=replies)
    talking.ask()
    cost = talking.models.usage().cost
    again = talking.ask()
    assert again.reused
    assert again.usage == Usage()
    assert talking.models.usage().cost == cost
