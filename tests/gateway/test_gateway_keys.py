"""A key goes to the service it is for, in one header, and is seen nowhere else."""

from __future__ import annotations

import logging
import pickle
import traceback

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import OptionError, StitcherError
from stitcher_lab.gateway import ModelConfig, Models, ReplyCache, keys_from, open_models
from stitcher_lab.gateway.places import find_place
from tests.gateway.talking import HURRIED, POINT, reply, request
from tests.replies import serve

CANARY = "canary-7f3a9b-secret"
PASSWORD = "pass-canary-55"  # noqa: S105 - a bird for this mine


def said(error):
    """Everything that can be read from an exception, its causes and the frames' locals excluded."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(vars(error))


@pytest.mark.parametrize(
    "conversation",
    [
        reply(text="Fine."),
        reply(status=401, body=f'{{"error": {{"message": "Incorrect API key provided: {CANARY}"}}}}'),
        reply(status=400, body=f"Your header 'Authorization: Bearer {CANARY}' is odd, {PASSWORD}"),
        reply(status=500, body=f'{{"error": "{CANARY}"}}', repeat=True),
        reply(malformed=True, body=f"what is {CANARY}?", repeat=True),
        reply(malformed=True, body=f'{{"error": {{"code": 400, "message": "{CANARY}"}}}}', repeat=True),
        reply(cut=True, text="Fine.", repeat=True),
        reply(delay=20.0, repeat=True),
        reply(text="no JSON", repeat=True),
    ],
)
def test_a_key_is_seen_nowhere(conversation, tmp_path, capfd, caplog):
    """Not in what is logged at the finest level, not in errors, not in what is kept on disk."""
    logging.getLogger().setLevel(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    with serve(conversation) as server:
        base = server.url.replace("http://", f"http://user:{PASSWORD}@")
        config = ModelConfig("openai/x", api_base=base, api_key=CANARY, timeout=0.3)
        models = open_models(config, replies=ReplyCache(tmp_path), patience=HURRIED)
        text = ""
        for schema in (None, POINT):
            try:
                text += repr(models.ask(request(schema=schema), cancellation=Cancellation()))
            except StitcherError as error:
                text += said(error)
        assert server.requests[0].headers["Authorization"] == f"Bearer {CANARY}"
    text += repr(config) + str(config) + repr(models) + repr(find_place("openai/x", config))
    text += "".join(capfd.readouterr()) + caplog.text
    text += "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file())
    assert CANARY not in text
    assert PASSWORD not in text
    assert "httpcore" in caplog.text  # the finest level was really on


def test_a_configuration_is_not_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(ModelConfig("openai/x", api_key=CANARY))


@pytest.mark.parametrize("key", [f"{CANARY}\nX-Evil: 1", f"two {CANARY}", f"{CANARY}é"])
def test_a_key_that_is_none_is_refused_unseen(key):
    with pytest.raises(OptionError) as caught:
        open_models(ModelConfig("openai/x", api_key=key))
    assert CANARY not in said(caught.value)


def test_a_line_break_at_the_end_of_a_key_is_no_part_of_it():
    assert find_place("openai/x", ModelConfig("openai/x", api_key=f" {CANARY}\n")).key == CANARY


@pytest.mark.parametrize(
    "base",
    [
        f"http://h/v1?key={CANARY}",
        f"ftp://{CANARY}@h/",
        f"http://{CANARY}@",
        "h:99",
        f"http://h:{CANARY}/",
        f"http://[{CANARY}",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(base):
    with pytest.raises(OptionError) as caught:
        open_models(ModelConfig("openai/x", api_base=base))
    assert CANARY not in said(caught.value)


def test_a_login_in_the_address_is_used(talk):
    with serve(reply(text="Fine.")) as server:
        base = server.url.replace("http://", f"http://user:{PASSWORD}@")
        Models(ModelConfig("openai/x", api_base=base)).ask(request(), cancellation=Cancellation())
        assert server.requests[0].headers["Authorization"].startswith("Basic ")


def test_the_environment_of_the_gateway_adds_no_key(talk, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    talking = talk(reply(text="Fine."))
    talking.ask()
    assert CANARY not in str(talking.server.requests[0].headers)


def test_a_providers_key_is_not_sent_to_another_address():
    keys = keys_from({"OPENAI_API_KEY": CANARY, "ANTHROPIC_API_KEY": "other", "HOME": "x"})
    assert keys == {"openai": CANARY, "anthropic": "other"}
    elsewhere = ModelConfig("openai/x", api_base="https://models.example.org/v1", keys=keys)
    assert find_place("openai/x", elsewhere).key == ""
    assert find_place("openai/x", ModelConfig("openai/x", keys=keys)).key == CANARY


def test_address_and_key_belong_to_one_provider():
    config = ModelConfig(
        "ollama/small", strong_model="openai/gpt-5", api_base="http://box.local:11434", api_key=CANARY,
        keys={"openai": "theirs"},
    )  # fmt: skip
    near, far = find_place("ollama/small", config), find_place("openai/gpt-5", config)
    assert (near.base, near.key) == ("http://box.local:11434/v1", CANARY)
    assert (far.base, far.key) == ("https://api.openai.com/v1", "theirs")


@pytest.mark.parametrize(
    ("model", "base"),
    [
        ("ollama/qwen3", "http://127.0.0.1:11434/v1"),
        ("ollama_chat/qwen3", "http://127.0.0.1:11434/v1"),
        ("llamacpp/x", "http://127.0.0.1:8080/v1"),
        ("vllm/meta/llama", "http://127.0.0.1:8000/v1"),
        ("lmstudio/x", "http://127.0.0.1:1234/v1"),
        ("openai/x", "https://api.openai.com/v1"),
    ],
)
def test_each_program_has_its_usual_address(model, base):
    place = find_place(model, ModelConfig(model))
    assert (place.base, place.direct) == (base, True)


@pytest.mark.parametrize("model", ["gpt-5", "openai/", "/x", "  "])
def test_an_id_that_names_no_provider_is_refused(model):
    with pytest.raises(OptionError, match="provider/name"):
        open_models(ModelConfig(model))


def test_no_model_is_none():
    assert open_models(ModelConfig()) is None
