"""What can go wrong with one call, and the sentence for it.

A fault is told apart by what helps against it: time (it *passes*), or a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.errors import ModelError, ModelNonsense, ModelRefused, ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.gateway.places import Place

# Kinds that pass: asking again may help.
PASSING = frozenset({"busy", "failing", "slow", "unreachable", "offline", "cut", "garbled"})
# Kinds that take as long as the time-out each time, or say much the same each time: asked once more, not thrice.
TIRING = frozenset({"slow", "garbled", "offline"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one attempt gave no answer.

    Attributes
    ----------
    kind
        ``key``, ``forbidden``, ``credit``, ``model``, ``address``, ``too_long``, ``request``, ``declined``,
        ``missing`` (a package), ``provider`` (unknown); or one that passes: ``busy`` (429), ``failing`` (5xx),
        ``slow`` (nothing heard), ``unreachable`` (nobody listens), ``offline`` (no such host, no network), ``cut``
        (mid-answer), ``garbled`` (the body is no answer).
    detail
        The service's own words, without secrets, or empty.
    retry_after
        Seconds after which the service wants to be asked again.
    heard
        Characters of an answer that had come by then: they cost.
    final
        The service said itself that asking again is useless.

    """

    kind: str
    detail: str = ""
    status: int | None = None
    retry_after: float | None = None
    heard: int = 0
    final: bool = False

    @property
    def passing(self) -> bool:
        """Whether asking again may help."""
        return self.kind in PASSING and not self.final


class CallFailed(Exception):
    """One attempt failed; carries the fault. Never leaves the gateway."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


# By kind: what happened, and what to do about it. {said} is the service's own words, {resume} that nothing is lost.
SENTENCES: Mapping[str, tuple[str, str]] = {
    "no_key": ("{host} wants a key for {model}, and none is set.", "{key_remedy}"),
    "key": ("{host} does not accept the key for {model}.", "Check it for typing mistakes. {key_remedy}"),
    "forbidden": ("{host} does not let this key use {model}.{said}", "Ask for access to it, or name another model."),
    "credit": ("The account at {host} has no credit left for {model}.", "Top it up there. {resume}"),
    "model": ("{host} has no model {name!r}.{said}", "{model_remedy}"),
    "address": ("{host} has nothing at the address for {model}.{said}", "{address_remedy}"),
    "too_long": ("The prompt is longer than {model} at {host} can read.{said}", "{context_remedy}"),
    "declined": ("{model} declined to answer.{said}", "Word the prompt differently, or name another model."),
    "provider": (
        "{host} is no provider that litellm knows.",
        "A service that speaks OpenAI's dialect is named openai/NAME, with its address (--api-base).",
    ),
    "missing": (
        "{model} is reached through litellm, which is not installed here, or not whole.",
        "Install it with: pip install 'stitcher-lab[litellm]'",
    ),
    "busy": ("{host} takes no more requests for {model} at the moment.", "Try again {when}. {resume}"),
    "failing": ("{host} cannot answer for {model}{status}.{said}", "Try again in a while. {resume}"),
    "slow": (
        "{model} at {host} gave no sign of life for {timeout}.",
        "Try again, or allow more time with the setting model_timeout. {resume}",
    ),
    "unreachable": ("Nothing answers at {host}, where {model} should be.", "{start_remedy} {resume}"),
    "offline": ("{host} cannot be reached: is this machine offline?", "Check the network and the address. {resume}"),
    "cut": ("{host} broke off in the middle of an answer of {model}.", "Try again. {resume}"),
    "garbled": ("{host} answered for {model} with something that is no answer.{said}", "{address_remedy}"),
    "request": ("{host} refused the request to {model}{status}.{said}", "Name another model, or another service."),
}


def error_for(fault: Fault, place: Place, *, seconds: float) -> ModelError:
    """Return the error for a fault that is final: one sentence, and what to do about it.

    Parameters
    ----------
    fault
        What happened.
    place
        Which model, and where.
    seconds
        The time-out, for the sentence on slowness.

    """
    kind: type[ModelError] = ModelRefused
    if fault.kind == "garbled":
        kind = ModelNonsense
    elif fault.kind in PASSING:
        kind = ModelUnavailable
    message, remedy = SENTENCES["no_key" if fault.kind == "key" and not place.key else fault.kind]
    words = {
        "host": place.provider if fault.kind == "provider" else place.host,
        "model": place.model_id,
        "name": place.name,
        "said": f" It says: {fault.detail}" if fault.detail else "",
        "status": f" (status {fault.status})" if fault.status else "",
        "when": "in a while" if fault.retry_after is None else f"in {_duration(fault.retry_after)}",
        "timeout": _duration(seconds),
        "resume": "What was done is kept: the same command goes on from there.",
        "key_remedy": place.key_remedy,
        "model_remedy": place.model_remedy,
        "address_remedy": "Check the address (--api-base); it usually ends in /v1.",
        "context_remedy": place.context_remedy,
        "start_remedy": place.start_remedy,
    }
    return kind(message.format_map(words), remedy=remedy.format_map(words))


def _duration(seconds: float) -> str:
    """Return a duration in words: seconds below two minutes, then minutes, then hours."""
    for size, name in ((3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} seconds" if seconds >= 1 else f"{seconds:.1f} seconds"
