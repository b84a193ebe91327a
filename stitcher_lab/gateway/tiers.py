"""Which prompts go to the strong model: the one place where this is decided.

The rule, in this order:

1. a derivation or a proof is asked for, in words of one of several languages: **strong**;
2. the prompt is long: **strong**, since much must be kept together;
3. otherwise: **fast**.

It can be overridden by an option; a user who configures one model gets that for both.
"""

from __future__ import annotations

import re

from stitcher_lab.gateway.request import Tier

LONG = 120  # words: more than a title and its wishes, about what a page of a lesson plan holds
LONG_CHARACTERS = 900  # for scripts that are written without spaces

# Each at the beginning of a word: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish. A derivative is
# no derivation, and to demonstrate something is not to prove it.
STEMS = (
    r"(?:deriv(?:e[sd]?|ing|ations?)|pro(?:ofs?|ve[sdn]?|ving))\b",
    r"lemma|theorem|corollar|q\.?e\.?d\b|show that\b|why (?:is it|does it) (?:true|hold|follow)",
    r"beweis|bewies|herleit|hergeleitet|leite\b.{0,60}\bher\b|zeige,? dass|satz (?:von|des|vom)\b",
    r"démontr|demontr|preuve|prouve|théorème|montre[rz]? que\b",
    r"demostra|demuestr|prueba (?:que|de que)\b|teorema|deduc(?:ir|ción)\b",
    r"dimostra|teorema|derivazione\b",
    r"demonstr(?:e|ar|ação)\b|prov(?:e|ar) que\b|dedu[zç]",
    r"bewijs|bewijz|afleiding|stelling van\b",
    r"dowód|dowod|udowodn|wyprowad[zź]|twierdzeni",
)
# Russian, Ukrainian, Chinese, Japanese, Korean, Arabic, Hebrew, Hindi: anywhere.
ELSEWHERE = (
    r"доказ|докаж|теорем|вывод формул|выведи|доведи|доведе|доведі"
    r"|证明|證明|推导|推導|定理|導出|증명|유도하|برهان|إثبات|أثبت"
    r"|הוכח|प्रमाण|सिद्ध क|व्युत्पत्ति|प्रमेय"
)

STRONG = re.compile(rf"\b(?:{'|'.join(STEMS)})|(?:{ELSEWHERE})", re.IGNORECASE)


def choose_tier(prompt: str, *, asked: str = "auto") -> tuple[Tier, str]:
    """Return the tier for a prompt, and why, in a few words: "it was asked for".

    Parameters
    ----------
    prompt
        What the user typed.
    asked
        ``fast`` or ``strong`` where the user chose; ``auto`` for the rule.

    """
    if asked in {Tier.FAST, Tier.STRONG}:
        return Tier(asked), "it was asked for"
    found = STRONG.search(prompt)
    if found:
        return Tier.STRONG, f"“{_shown(prompt, found)}” asks for a derivation or a proof"
    words = len(prompt.split())
    if words > LONG or len(prompt) > LONG_CHARACTERS:
        return Tier.STRONG, f"the prompt is long, {words} words"
    return Tier.FAST, "a short prompt that asks for no derivation or proof"


def _shown(prompt: str, found: re.Match[str]) -> str:
    """Return what was found, to the end of its word where words have ends."""
    end = re.compile(r"\w*").match(prompt, found.end())
    return " ".join(prompt[found.start() : end.end() if end else found.end()].split())[:40]
