"""What is asked of a model, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.model import Usage


class Tier(StrEnum):
    """Which of the configured models is asked."""

    FAST = "fast"
    STRONG = "strong"
    VISION = "vision"


@dataclass(frozen=True, slots=True)
class Request:
    """One call.

    Parameters
    ----------
    task
        ``rewrite``, ``rerank``, ``plan``, ``code``, ``fix`` or ``judge``: for accounting.
    system
        The static part. Byte-identical for every job, since providers cache what prompts begin with.
    user
        What changes from call to call.
    tier
        Which model is asked.
    schema
        A JSON schema: the answer is then JSON that was validated against it.
    images
        PNG files, for the vision tier.
    max_tokens
        Longest answer, in tokens.
    temperature
        0 to 2; where the service refuses to be told, its own.
    scene
        The scene this is about: for accounting.
    fresh
        Ask also where the same was answered before; the new answer takes the old one's place.

    """

    task: str
    system: str
    user: str
    tier: Tier = Tier.FAST
    schema: Mapping[str, Any] | None = None
    images: tuple[bytes, ...] = ()
    max_tokens: int = 4096
    temperature: float = 0.2
    scene: str | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said.

    ``data`` is the parsed and validated JSON where a schema was given. ``usage`` covers retries and repairs;
    ``estimated`` says that the service did not count the tokens of all of them. ``truncated`` says that the text
    stops at the longest length. ``reused`` says that it was kept from an earlier run: it cost nothing.
    """

    text: str
    data: Any
    usage: Usage
    model: str
    truncated: bool = False
    reused: bool = False
    estimated: bool = False
