"""A model judges how much each candidate would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ModelNonsense, ModelUnavailable
from stitcher_lab.quoting import quoted
from stitcher_lab.retrieval.rewriting import prompt_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.gateway import Models
    from stitcher_lab.retrieval.index import Index

_SHOWN = 600  # characters of each candidate: enough to see what it is about
_HIGHEST = 10
_ANSWER_TOKENS = 900
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "scores": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "score": {"type": "number", "minimum": 0, "maximum": 10}},
                "required": ["id", "score"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["scores"],
    "additionalProperties": False,
}


def ask(
    prompt: str,
    pool: Sequence[int],
    *,
    index: Index,
    models: Models,
    cancellation: Cancellation | None = None,
) -> tuple[dict[int, float], list[str]]:
    """Return how near each candidate is (0 to 1), by its place; nothing and a note where there is no usable answer.

    Raises
    ------
    stitcher_lab.errors.ModelRefused, stitcher_lab.errors.BudgetSpent, stitcher_lab.errors.Cancelled
        Asking again later in the job would not help either.

    """
    from stitcher_lab.gateway import Request, Tier  # noqa: PLC0415 - only with a model

    places = {str(number): place for number, place in enumerate(pool, start=1)}
    shown = [
        quoted("example", f"{example.title}\n{example.code[:_SHOWN]}", id=number)
        for number, place in places.items()
        for example in (index.documents[place].example,)
    ]
    request = Request(
        task="rerank",
        system=prompt_text("rerank"),
        user="\n".join([quoted("prompt", prompt), *shown]),
        tier=Tier.FAST,
        schema=SCHEMA,
        max_tokens=_ANSWER_TOKENS,
        temperature=0.0,
    )
    try:
        answer = models.ask(request, cancellation=cancellation or Cancellation())
    except (ModelUnavailable, ModelNonsense) as error:
        return {}, [f"The model did not judge the examples ({error.message}); their ranks were kept."]
    scores = {str(entry["id"]): float(entry["score"]) for entry in answer.data["scores"]}
    return {places[name]: score / _HIGHEST for name, score in scores.items() if name in places}, []
