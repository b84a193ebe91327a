"""A conversation on a loopback port, and the gateway that talks to it."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.gateway import ModelConfig, open_models
from tests.gateway.talking import HURRIED, request
from tests.replies import serve


@pytest.fixture
def talk():
    """``talk(conversation, **configuration)``: ``.server``, ``.models`` and ``.ask(task, …)``."""
    with contextlib.ExitStack() as stack:

        def talk(conversation, *, patience=HURRIED, replies=None, fresh=False, **config):
            server = stack.enter_context(serve(conversation))
            config = {"model": "openai/tester", "api_base": server.url, "timeout": 5.0} | config
            models = open_models(ModelConfig(**config), replies=replies, fresh=fresh, patience=patience)

            def ask(task="plan", user="Say something.", *, cancellation=None, on_text=None, **options):
                return models.ask(
                    request(task, user, **options), cancellation=cancellation or Cancellation(), on_text=on_text
                )

            return SimpleNamespace(server=server, models=models, ask=ask)

        yield talk
