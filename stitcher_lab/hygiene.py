"""Takes out of a prompt what no video of ours can have: pictures from outside, music, the manner of a named creator.

Each rule wants words around the word that gives it away: "explain gravity with a photo of Newton" asks for a
picture, "how does JPEG compress a photo?" is about one. What is taken out is told; where the rules are unsure, the
prompt stays as it is, since a planner that reads "with music" does no harm. Requests that try to give orders are not
looked for here: the prompt is material for every model, whatever it says (:mod:`stitcher_lab.quoting`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stitcher_lab.hygiene_rules import ADDRESS_MARK, RULES, WORTHLESS, Rule

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.(?=[a-z0-9-]+\.))[^\s<>\"“”]+"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|edu|io|tv|be)/[^\s<>\"“”]+",
    re.IGNORECASE,
)
_NEAR = 80  # characters before an address that may say what it is for
_CLOSING = ".,;:!?)]}'’”"
# An address that is itself the matter: "what happens when you type https://… into a browser".
_SUBJECT = re.compile(
    r"\b(?:typ(?:e|es|ing)|enter(?:s|ing)?|visit(?:s|ing)?|resolv(?:e|es|ing)|pars(?:e|es|ing)|request(?:s|ing)?|ping"
    r"|urls?|address(?:es)?|domains?|hostnames?|(?:web)?sites?|links?|browser|dns|such as|e\.g\.|for example|called"
    r"|named)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
# What leads to an address and goes with it.
_LEADING = re.compile(
    r"[,;]?\s*\(?(?:\b(?:and|please)\s+)?\b(?:(?:see|visit|load|read|open|fetch|download|import|watch|check(?: out)?"
    r"|use|using|summari[sz]e|based on|according to|following|from|at|on|in|with|via|by|as in|like|here|source|link)\b"
    r"[\s:]*)+(?:(?:the|this|that|an?|data|page|site|website|article|paper|video|link|file|it|at|from|in)\b[\s:]*)*$"
    r"|\(\s*$",
    re.IGNORECASE,
)
_WHAT = {
    "picture": "Pictures and clips from elsewhere cannot be shown, everything is drawn: {} was left out.",
    "address": "Web addresses are not opened: {} was left out.",
    "music": "The videos have narration and no music: {} was left out.",
    "creator": "Other people's videos, styles and voices are not imitated: {} was left out.",
}


@dataclass(frozen=True, slots=True)
class Tidied:
    """A prompt without what cannot be had, and a sentence for the user about each kind of thing taken out.

    ``kinds`` names them: ``picture``, ``address``, ``music``, ``creator``.
    """

    text: str
    notes: tuple[str, ...]
    kinds: tuple[str, ...]


def tidy(prompt: str) -> Tidied:
    """Take out of a cleaned prompt (one line) what no video of ours can have."""
    addresses: list[str] = []

    def mark(found: re.Match[str]) -> str:
        address = found.group().rstrip(_CLOSING)
        addresses.append(address)
        return ADDRESS_MARK + found.group()[len(address) :]

    text = _ADDRESS.sub(mark, prompt.replace(ADDRESS_MARK, ""))
    taken: dict[str, list[str]] = {}
    for rule in RULES:
        text = _apply(rule, text, taken, addresses)
    text = _addresses(text, taken, addresses)
    if not taken:
        return Tidied(prompt, (), ())
    notes = tuple(_WHAT[kind].format(" and ".join(f"“{part}”" for part in parts)) for kind, parts in taken.items())
    return Tidied(_mend(text), notes, tuple(taken))


def _apply(rule: Rule, text: str, taken: dict[str, list[str]], addresses: list[str]) -> str:
    """Apply one rule until it finds nothing more; marks within what it takes are the text's no longer."""
    start = 0
    while found := rule.pattern.search(text, start):
        if rule.unless and rule.unless.search(text[: found.start()].rstrip() + " "):
            start = found.end()
            continue
        instead = found.expand(rule.instead)
        keep_topic = "topic" in found.re.groupindex and found["topic"]
        if keep_topic and not _worthless(text[: found.start()] + " " + text[found.end() :]):
            instead = ""
        elif keep_topic:
            instead = f" {found['topic'].strip()}"
        cut = found.group() if not (keep_topic and instead) else found.group()[: -len(found["topic"])]
        taken.setdefault(rule.about, []).append(_shown(cut, text[: found.start()], addresses))
        first = text[: found.start()].count(ADDRESS_MARK)
        inside = found.group().count(ADDRESS_MARK) - instead.count(ADDRESS_MARK)
        del addresses[first : first + inside]
        text = text[: found.start()] + instead + text[found.end() :]
        start = found.start() + len(instead)
    return text


def _addresses(text: str, taken: dict[str, list[str]], addresses: list[str]) -> str:
    """Take out the addresses that are left, unless they are what the prompt is about."""
    parts = text.split(ADDRESS_MARK)
    result = parts[0]
    for address, part in zip(addresses, parts[1:], strict=True):
        near = result[-_NEAR:]
        if _SUBJECT.search(near):
            result += address + part
            continue
        taken.setdefault("address", []).append(address)
        result = result[:-_NEAR] + _LEADING.sub("", near) + part
    return result


def _shown(cut: str, before: str, addresses: list[str]) -> str:
    """What was cut, for the note."""
    marks = iter(addresses[before.count(ADDRESS_MARK) :])
    words = re.sub(ADDRESS_MARK, lambda _: next(marks, ""), cut)
    words = re.sub(r"^[\s,;.]*(?:(?:and|please|then)\s+)*", "", words, flags=re.IGNORECASE)
    return words.strip(" ,;.:")


def _worthless(text: str) -> bool:
    """Whether nothing is left that a video could be about."""
    return not WORTHLESS.sub("", re.sub(r"[^\w\s]", " ", text)).strip()


def _mend(text: str) -> str:
    """Close the gaps: no comma, conjunction or bracket is left hanging."""
    for stray in ("()", "[]"):
        if text.count(stray[0]) != text.count(stray[1]):
            text = text.replace(stray[0], " ").replace(stray[1], " ")
    for pattern, instead in (
        (r"\(\s*\)|\[\s*\]", ""),
        (r"\s{2,}", " "),
        (r"\s+([,;.:!?)])", r"\1"),
        (r"([,;.:])(?:\s*[,;.:])+", r"\1"),
        (r"^(?:[\s,;.:!?]|\b(?:and|then|plus|please)\b)+", ""),
        (r"^(?:on|about)\s+", ""),
        (r"^to\s+(?=(?:explain|show|illustrate|teach|prove|describe|visuali[sz]e)\b)", ""),
        (r"(?:[\s,;:]|\b(?:and|then|plus|with|using|but|also)\b)+$", ""),
        (r"\b(and|or|with)\s+(?=(?:and|or)\b)", ""),
        (r"[,;]\s*(?:and|please|and please)?\s*([.!?]|$)", r"\1"),
    ):
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return text.strip()
