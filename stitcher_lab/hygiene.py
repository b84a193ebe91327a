"""Takes out of a prompt what no video of ours can have: pictures from outside, music, the manner of a named creator.

Each rule wants words around the word that gives it away: "explain gravity with a photo of Newton" asks for a
picture, "how does JPEG compress a photo?" is about one. What is taken out is told; where the rules are unsure, the
prompt stays as it is, since a planner that reads "with music" does no harm. Requests that try to give orders are not
looked for here: the prompt is material for every model, whatever it says (:mod:`stitcher_lab.quoting`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stitcher_lab.creators import creator_names
from stitcher_lab.hygiene_rules import ADDRESS_MARK, CREATOR_MARK, Rule, rules_for, says_nothing

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.(?=[a-z0-9-]+\.))[^\s<>\"“”]+"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|edu|io|tv|be)/[^\s<>\"“”]+",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?)]}'’”"
_NEAR = 80  # characters before an address that may say what it is for
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
    plain = prompt.replace(ADDRESS_MARK, "").replace(CREATOR_MARK, "")
    work = _Work(plain)
    work.mark(ADDRESS_MARK, _ADDRESS, _CLOSING)
    work.mark(CREATOR_MARK, creator_names(), "")
    for rule in rules_for(work.text):
        work.apply(rule)
    work.take_addresses()
    if not work.taken:
        return Tidied(plain, (), ())
    notes = tuple(_WHAT[kind].format(" and ".join(f"“{part}”" for part in parts)) for kind, parts in work.taken.items())
    return Tidied(mended(work.restored(work.text)), notes, tuple(work.taken))


@dataclass(slots=True)
class _Work:
    """A prompt in the works: ``marked`` holds what the marks in ``text`` stand for, ``taken`` what went, by kind."""

    text: str
    marked: dict[str, list[str]] = field(default_factory=dict)
    taken: dict[str, list[str]] = field(default_factory=dict)

    def mark(self, mark: str, pattern: re.Pattern[str], closing: str) -> None:
        """Put ``mark`` where the pattern is found; punctuation at its end is none of it."""
        originals = self.marked[mark] = []

        def put(found: re.Match[str]) -> str:
            original = found.group().rstrip(closing)
            originals.append(original)
            return mark + found.group()[len(original) :]

        self.text = pattern.sub(put, self.text)

    def restored(self, part: str, before: str = "") -> str:
        """Return a part of the text with what its marks stand for; ``before`` is the text in front of it."""
        for mark, originals in self.marked.items():
            first, *others = part.split(mark)
            start = before.count(mark)
            names = originals[start : start + len(others)]
            part = first + "".join(name + other for name, other in zip(names, others, strict=True))
        return part

    def apply(self, rule: Rule) -> None:
        """Apply one rule until it finds nothing more."""
        start = 0
        while found := rule.pattern.search(self.text, start):
            before, after = self.text[: found.start()], self.text[found.end() :]
            if rule.unless and rule.unless.search(before.rstrip() + " "):
                start = found.end()
                continue
            cut, instead = found.group(), found.expand(rule.instead)
            topic = found["topic"] if "topic" in found.re.groupindex else None
            if topic and says_nothing(f"{before} {after}"):
                cut, instead = cut[: -len(topic)], topic
            self._replace(rule.about, before, cut, instead, after)
            start = len(before) + len(instead)

    def _replace(self, about: str, before: str, cut: str, instead: str, after: str) -> None:
        shown = re.sub(r"^[\s,;.(]*(?:(?:and|please|then)\s+)*", "", self.restored(cut, before), flags=re.IGNORECASE)
        self.taken.setdefault(about, []).append(shown.strip(" ,;.:("))
        for mark, originals in self.marked.items():
            first = before.count(mark)
            del originals[first : first + cut.count(mark)]
        self.text = before + instead + after

    def take_addresses(self) -> None:
        """Take out the addresses that are left, unless they are what the prompt is about."""
        first, *parts = self.text.split(ADDRESS_MARK)
        result = first
        for address, part in zip(self.marked[ADDRESS_MARK], parts, strict=True):
            near = result[-_NEAR:]
            if _SUBJECT.search(near):
                result += address + part
                continue
            self.taken.setdefault("address", []).append(address)
            result = result[:-_NEAR] + _LEADING.sub("", near) + part
        self.marked[ADDRESS_MARK] = []
        self.text = result


def mended(text: str) -> str:
    """Close the gaps: no comma, conjunction or bracket is left hanging."""
    for pair in ("()", "[]"):
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.replace(pair[0], " ").replace(pair[1], " ")
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
