"""What a model's tokens cost.

Looked for in this order: the configuration; nothing, where the model runs on one's own machines; the price map that
comes with litellm, where litellm is installed (its file is read, litellm is not imported); a short table of our own.
"""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.gateway.config import Price
from stitcher_lab.gateway.places import OPENAI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.gateway.places import Place

MILLION = 1_000_000
FREE = Price(0.0, 0.0, 0.0)
MAP = "model_prices_and_context_window_backup.json"
# US dollars for a million tokens; https://developers.openai.com/api/docs/pricing as of litellm 1.106.2 (2026-11).
KNOWN: Mapping[str, Price] = {
    "openai/gpt-4.1": Price(2.0, 8.0, 0.5),
    "openai/gpt-4.1-mini": Price(0.4, 1.6, 0.1),
    "openai/gpt-4o": Price(2.5, 10.0, 1.25),
    "openai/gpt-4o-mini": Price(0.15, 0.6, 0.075),
    "openai/gpt-5": Price(1.25, 10.0, 0.125),
    "openai/gpt-5-mini": Price(0.25, 2.0, 0.025),
    "openai/gpt-5-nano": Price(0.05, 0.4, 0.005),
    "openai/gpt-5.4": Price(2.5, 15.0, 0.25),
    "openai/gpt-5.4-mini": Price(0.75, 4.5, 0.075),
    "openai/gpt-5.4-nano": Price(0.2, 1.25, 0.02),
    "openai/gpt-5.5": Price(5.0, 30.0, 0.5),
    "openai/gpt-5.6": Price(4.0, 20.0, 0.4),
    "openai/gpt-6-sol": Price(2.0, 10.0, 0.2),
    "openai/gpt-6-luna": Price(0.1, 0.5, 0.01),
    "openai/text-embedding-3-small": Price(0.02, 0.0),
    "openai/text-embedding-3-large": Price(0.13, 0.0),
}


def price_of(place: Place, own: Mapping[str, Price]) -> Price | None:
    """Return the price of a model at a place, or ``None`` where it is not known."""
    for name in (place.model_id, place.name):
        if name in own:
            return own[name]
    if place.local:
        return FREE
    if place.base not in {"", OPENAI}:  # somebody else's service under a known model's name
        return None
    return _in_map(place) or KNOWN.get(place.model_id)


def cost_of(price: Price | None, prompt: int, completion: int, cached: int = 0) -> float | None:
    """Return US dollars for so many tokens; ``cached`` of the prompt's tokens had been cached by the service."""
    if price is None:
        return None
    for_cached = price.prompt if price.cached is None else price.cached
    cached = min(cached, prompt)
    return ((prompt - cached) * price.prompt + cached * for_cached + completion * price.completion) / MILLION


def _in_map(place: Place) -> Price | None:
    names = _map()
    for name in (place.model_id, place.name):
        row = names.get(name)
        if not isinstance(row, dict):
            continue
        prompt, completion = row.get("input_cost_per_token"), row.get("output_cost_per_token")
        if isinstance(prompt, int | float) and isinstance(completion, int | float):
            cached = row.get("cache_read_input_token_cost")
            return Price(prompt * MILLION, completion * MILLION, cached * MILLION if cached is not None else None)
    return None


@lru_cache(maxsize=1)
def _map() -> Mapping[str, Any]:
    """Read litellm's price map; empty where there is none, or it is not what it was."""
    found = importlib.util.find_spec("litellm")
    if found is None or not found.origin:
        return {}
    try:
        names = json.loads((Path(found.origin).parent / MAP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return names if isinstance(names, dict) else {}
