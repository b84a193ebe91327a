"""Which models are used, where they are, and what they may cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens. ``cached`` is for what the service had cached of the prompt."""

    prompt: float
    completion: float
    cached: float | None = None


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Everything the gateway is told.

    Parameters
    ----------
    model
        ``provider/name``, such as ``openai/gpt-5-mini``, ``ollama/qwen3`` or ``anthropic/claude-sonnet-4-5``.
        Empty: there is no model.
    fast_model, strong_model
        In place of ``model`` for the one tier.
    vision_model
        Judges pictures. Empty: no picture leaves the machine.
    embedding_model
        ``endpoint:NAME`` for :meth:`~stitcher_lab.gateway.models.Models.embed`, where a bare ``NAME`` is one of the
        service of ``model``; anything else is not the gateway's.
    api_base
        Address of the service of ``model``; of the others that name the same provider, too. It goes to no other.
    api_key
        Key for that service. It goes to no other.
    keys
        Keys by provider (``{"openai": "…"}``), from the providers' own environment variables. They are only sent to
        the providers' own addresses, never to ``api_base``.
    timeout
        Seconds without a sign of life after which a call has failed. Answers are streamed: a slow model is none.
    max_cost
        US dollars a job may cost. ``None``: no limit.
    max_tokens_per_job
        Tokens, of prompts and answers together, that a job may take. ``None``: no limit.
    prices
        By model, for those whose price is not known, or differs.

    """

    model: str = ""
    fast_model: str = ""
    strong_model: str = ""
    vision_model: str = ""
    embedding_model: str = ""
    api_base: str = field(default="", repr=False)  # may hold a password
    api_key: str = field(default="", repr=False)
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = 120.0
    max_cost: float | None = None
    max_tokens_per_job: int | None = None
    prices: Mapping[str, Price] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """The model that ``api_base`` and ``api_key`` belong to."""
        return self.model or self.fast_model or self.strong_model

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Refuse to be written anywhere: this holds keys."""
        raise TypeError("a ModelConfig holds keys and is not pickled")
