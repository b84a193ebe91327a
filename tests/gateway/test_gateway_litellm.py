"""The contract with litellm: the real package, over real HTTP, behaves as the lean client does."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ModelRefused, ModelUnavailable
from stitcher_lab.gateway import ModelConfig, Price, open_models
from tests.gateway.talking import HURRIED, POINT, reply, request

CANARY = "canary-7f3a9b-secret"
MODEL = "anthropic/claude-haiku-4-5"


@pytest.fixture
def claude(talk):
    """Talk to Anthropic's API on the loopback port, through litellm."""
    pytest.importorskip("litellm", reason="an extra")

    def claude(conversation, **config):
        talking = talk(conversation)
        config = {"api_base": talking.server.url.removesuffix("/v1"), "api_key": CANARY, "model": MODEL} | config
        # The first call imports litellm, which takes seconds.
        models = open_models(ModelConfig(timeout=60.0, **config), patience=HURRIED)

        def ask(*arguments, cancellation=None, on_text=None, **options):
            return models.ask(
                request(*arguments, **options), cancellation=cancellation or Cancellation(), on_text=on_text
            )

        talking.models, talking.ask = models, ask
        return talking

    return claude


def test_an_answer_streamed_counted_and_priced(claude):
    talking = claude(reply(text="All is well. " * 10, cached=60), prices={MODEL: Price(1.0, 5.0, 0.1)})
    pieces = []
    answer = talking.ask(on_text=pieces.append)
    assert answer.text == "All is well. " * 10
    assert "".join(pieces) == answer.text
    assert answer.usage.cached_tokens == 60
    assert answer.usage.prompt_tokens == 160  # what was cached is part of the prompt
    assert answer.usage.cost == pytest.approx((100 * 1.0 + 60 * 0.1 + answer.usage.completion_tokens * 5.0) / 1e6)
    assert not answer.estimated


def test_the_static_part_is_marked_as_worth_caching(claude):
    talking = claude(reply(text="Fine."))
    talking.ask()
    system = talking.server.requests[0].body["system"]
    assert system[0]["text"].startswith("Task: plan")
    assert system[0]["cache_control"] == {"type": "ephemeral"}


def test_json_of_a_schema(claude):
    assert claude(reply(json='{"x": 1, "label": "a"}')).ask(schema=POINT).data == {"x": 1, "label": "a"}


def test_a_truncated_answer(claude):
    assert claude(reply(text="class A", finish="length")).ask().truncated


@pytest.mark.parametrize(
    ("conversation", "kind", "words"),
    [
        ("key = 'other'" + reply(text="Fine."), ModelRefused, "does not accept the key"),
        ("models = ['other']" + reply(text="Fine."), ModelRefused, "has no model"),
        (
            reply(status=400, body='{"error": {"message": "prompt is too long: maximum context"}}'),
            ModelRefused,
            "longer",
        ),
        (reply(status=429, repeat=True), ModelUnavailable, "takes no more requests"),
        (reply(status=529, repeat=True), ModelUnavailable, "cannot answer"),
        (reply(status=500, body=f'{{"error": "{CANARY}"}}', repeat=True), ModelUnavailable, "cannot answer"),
    ],
)
def test_faults_are_the_same_and_show_no_key(claude, conversation, kind, words, capfd, caplog):
    logging.getLogger().setLevel(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    talking = claude(conversation)
    with pytest.raises(kind, match=words) as caught:
        talking.ask()
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert "litellm" not in caught.value.message
    assert CANARY not in "".join(capfd.readouterr()) + caplog.text + str(caught.value) + caught.value.remedy


def test_a_passing_fault_is_tried_again_by_the_gateway_alone(claude):
    talking = claude(reply(status=529) + reply(text="Fine."))
    assert talking.ask().text == "Fine."
    assert len(talking.server.requests) == 2


def test_nobody_listens(claude):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(ModelUnavailable):
        claude("", api_base=base).ask()


def test_a_provider_that_nobody_knows(claude):
    with pytest.raises(ModelRefused, match="acme is no provider that litellm knows"):
        claude("", model="acme/x").ask()


def test_a_key_of_the_environment_goes_to_no_other_address(claude, monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "canary-of-the-environment")
    talking = claude(reply(text="Fine."), api_key="")
    talking.ask()
    assert "canary-of-the-environment" not in str(talking.server.requests[0].headers)


def test_it_is_not_imported_before_it_is_called():
    code = (
        "import sys; from stitcher_lab.gateway import *\n"
        f"models = open_models(ModelConfig({MODEL!r}, api_key='k'))\n"
        "print(*(name for name in ('litellm', 'httpx', 'openai') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_without_it_one_sentence_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "litellm", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    models = open_models(ModelConfig(MODEL, api_key="k"), patience=HURRIED)
    with pytest.raises(ModelRefused) as caught:
        models.ask(request(), cancellation=Cancellation())
    assert "litellm" in caught.value.message
    assert "pip install" in caught.value.remedy
