"""A model rewrites the prompt into the library's vocabulary; what does not exist is dropped.

The system part is the same for every prompt, byte by byte, and long enough that providers cache it: the instructions,
then every public name with a line of what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ModelNonsense, ModelUnavailable
from stitcher_lab.quoting import quoted
from stitcher_lab.retrieval.names import last_part

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from stitcher_lab.gateway import Models
    from stitcher_lab.retrieval.index import Index

PROMPTS = Path(__file__).parent / "prompts"
_LONGEST_SEARCH = 400
_MOST_SYMBOLS = 16
_ANSWER_TOKENS = 500


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Words to search for, names that will be needed, the plugin that fits."""

    search: str
    symbols: tuple[str, ...]
    plugin: str | None = None


def schema(plugins: Collection[str]) -> dict[str, Any]:
    """Return the JSON schema of the answer."""
    return {
        "type": "object",
        "properties": {
            "search": {"type": "string"},
            "symbols": {"type": "array", "items": {"type": "string"}},
            "plugin": {"enum": [*sorted(plugins), None]},
        },
        "required": ["search", "symbols", "plugin"],
        "additionalProperties": False,
    }


def ask(
    prompt: str,
    *,
    index: Index,
    plugins: Collection[str],
    models: Models,
    cancellation: Cancellation | None = None,
) -> tuple[Rewrite | None, list[str]]:
    """Ask the fast model; return ``None`` and a note where it gave no usable answer.

    Raises
    ------
    stitcher_lab.errors.ModelRefused, stitcher_lab.errors.BudgetSpent, stitcher_lab.errors.Cancelled
        Asking again later in the job would not help either.

    """
    from stitcher_lab.gateway import Request, Tier  # noqa: PLC0415 - only with a model

    request = Request(
        task="rewrite",
        system=system_text(index),
        user=quoted("prompt", prompt),
        tier=Tier.FAST,
        schema=schema(index.plugins),
        max_tokens=_ANSWER_TOKENS,
        temperature=0.0,
    )
    try:
        answer = models.ask(request, cancellation=cancellation or Cancellation())
    except (ModelUnavailable, ModelNonsense) as error:
        return None, [f"The model did not rewrite the prompt ({error.message}); its own words were searched for."]
    return read(answer.data, index=index, plugins=plugins)


def read(answer: Mapping[str, Any], *, index: Index, plugins: Collection[str]) -> tuple[Rewrite, list[str]]:
    """Take a rewrite from an answer: what does not exist is dropped, with a note."""
    asked = [str(name).strip() for name in answer.get("symbols", ())][: 2 * _MOST_SYMBOLS]
    symbols = tuple(dict.fromkeys(name for name in asked if last_part(name) in index.known))[:_MOST_SYMBOLS]
    notes = []
    if missing := [name for name in dict.fromkeys(asked) if last_part(name) not in index.known]:
        shown = ", ".join(re.sub(r"[^\w.]", "", name)[:40] for name in missing[:4])
        notes.append(f"The model asked for names that the installed Manim does not have: {shown}.")
    plugin = answer.get("plugin")
    return Rewrite(
        search=" ".join(str(answer.get("search", "")).split())[:_LONGEST_SEARCH],
        symbols=symbols,
        plugin=plugin if plugin in plugins else None,
    ), notes


def system_text(index: Index) -> str:
    """Return the static part of the request: the instructions, then the names of the API with a line on each."""
    from stitcher_lab.plugins import PLUGINS  # noqa: PLC0415 - a room of its own

    listed = [f"{name}: {gloss}" if gloss else name for name, gloss in index.glosses.items() if not name.isupper()]
    offered = [f"{name}: {PLUGINS[name].summary}" for name in sorted(index.plugins)]
    return "\n".join([prompt_text("rewrite"), "", "Names:", *listed, "", "Plugins:", *(offered or ["none"])])


@lru_cache(maxsize=8)
def prompt_text(task: str) -> str:
    """Return a prompt's text without the header of its file; its first line names the task."""
    _, _, text = (PROMPTS / f"{task}.md").read_text(encoding="utf-8").partition("\n---\n")
    return text.strip()
