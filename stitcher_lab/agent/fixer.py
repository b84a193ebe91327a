"""The fixer: shows a model what went wrong, with the truth about the API at fault, and puts its patch in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stitcher_lab.agent.coder import told
from stitcher_lab.agent.patching import Scope, replaced, span
from stitcher_lab.agent.prompting import numbered, system
from stitcher_lab.agent.replies import read_code
from stitcher_lab.agent.truth import truth
from stitcher_lab.gateway import Request
from stitcher_lab.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.agent.troubles import Trouble
    from stitcher_lab.agent.workshop import Workshop
    from stitcher_lab.model import Usage

MOST_TOKENS = 3000
_MOST_TROUBLES = 8
_MOST_SYMBOLS = 4


@dataclass(frozen=True, slots=True)
class Tried:
    """A fix that did not help: the lines it put in, and what was wrong then."""

    patch: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The scene's code with the patch in it, the patch, and one line of advice for others."""

    code: str
    patch: str
    advice: str
    usage: Usage


def fix(
    name: str,
    code: str,
    troubles: Sequence[Trouble],
    shop: Workshop,
    *,
    scope: Scope,
    tried: Sequence[Tried] = (),
) -> Fix:
    """Ask for a patch of at least ``scope`` and apply it.

    Raises
    ------
    stitcher_lab.errors.ModelError
        The model gave no answer.

    """
    weighty = [trouble for trouble in troubles if not trouble.minor] or list(troubles)
    lines = {trouble.line for trouble in weighty if trouble.line}
    # What is wrong with a picture is seldom mended where it is noticed.
    wide = any(trouble.kind in {"layout", "contract", "truncated"} for trouble in weighty)
    everywhere = not lines or any(trouble.kind in {"contract", "truncated"} for trouble in weighty)
    place = span(code, lines, Scope.SCENE if everywhere else max(scope, Scope.BLOCK) if wide else scope)
    request = Request(
        task="fix",
        system=system("fix"),
        user=_order(name, code, troubles, shop, tried)
        + f"\n\nReplace lines {place.first}-{place.last} of scene {name}.\nScene: {name}",
        tier=shop.tier,
        max_tokens=MOST_TOKENS if place.scope is not Scope.SCENE else 2 * MOST_TOKENS,
        scene=name,
    )
    if tried:
        request = replace(request, temperature=0.5)
    answer = shop.models.ask(request, cancellation=shop.cancellation)
    reply = read_code(answer.text)
    worst = next((trouble.line for trouble in weighty if trouble.line), None)
    return Fix(replaced(code, place, reply.code, name=name, at=worst), reply.code, reply.advice, answer.usage)


def _order(name: str, code: str, troubles: Sequence[Trouble], shop: Workshop, tried: Sequence[Tried]) -> str:
    parts = [shop.surroundings, quoted("scene", numbered(code), name=name)]
    for trouble in troubles[:_MOST_TROUBLES]:
        text = "\n".join(part for part in (trouble.message, trouble.hint, trouble.details.strip()) if part)
        parts.append(quoted("fault", text, kind=trouble.kind, line=str(trouble.line or "")))
    symbols = list(dict.fromkeys(trouble.symbol for trouble in troubles if trouble.symbol))[:_MOST_SYMBOLS]
    parts += [quoted("signature", live, symbol=symbol) for symbol in symbols if (live := truth(symbol, shop.reference))]
    known = [lesson for lesson in shop.lessons if any(_about(lesson.symbol, symbol) for symbol in symbols)]
    parts += told(known)
    parts += [quoted("tried", f"{entry.patch}\nThen: {entry.outcome}") for entry in tried]
    return "\n\n".join(part for part in parts if part)


def _about(one: str, other: str) -> bool:
    return one.rpartition(".")[2] == other.rpartition(".")[2] or one.partition(".")[0] == other.partition(".")[0]
