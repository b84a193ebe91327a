"""Text and code as search words: names opened at their capitals, light stems, no stop words."""

from __future__ import annotations

import re
from functools import lru_cache

# Grammar, and what people say around a request: neither names what is to be seen.
STOP = frozenset(
    """
    a an the this that these those it its of in on at to for from by with without into onto as is are was were be been
    being am do does did doing has have had having can could will would shall should may might must and or but if then
    than so because while when where why how what which who whom whose there here i me my mine we us our you your he
    she they them their his her not no nor yes all any some each every both more most much many such own same other
    only just also too very really quite again one s t re ve ll d m let lets about
    please thanks explain show shows showing shown tell teach demonstrate illustrate visualise visualize animate
    animated animation animations video videos clip lesson lecture make making made create give want need like get
    getting understand know learn learning see look looks help simply easy basic example examples idea concept topic
    thing things way ways work works class classroom student students pupil pupils kid kids child children using use
    used uses kind means happen happens draw picture scene
    """.split()  # noqa: SIM905 - a list of a hundred strings would be harder to read
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+[dD]\b")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[23]D)|(?<=[23]D)(?=[A-Z])")
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST = 3


def search_words(text: str) -> list[str]:
    """Return the stems of a text's words, in order; ``MoveAlongPath`` gives three, ``move_along_path`` the same."""
    return [stem(word) for word in telling_words(text)]


def telling_words(text: str) -> list[str]:
    """Return a text's words in lower case, without those that say nothing about what is to be seen."""
    plain = " ".join(opened(text.replace("’", "'")))
    words = (match.group().lower().partition("'")[0] for match in _WORD.finditer(plain))
    return [word for word in words if word not in STOP and (len(word) > 1 or word in "xyz")]


def opened(text: str) -> list[str]:
    """Return the parts of names and text, opened at capitals and underscores: ``Number``, ``Line``."""
    return _HUMP.sub(" ", text.replace("_", " ")).split()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut the endings of plural, past and ``-ing``; ``circles``, ``circled`` and ``circling`` meet, no more than that.

    A light form of Porter's first step (Porter 1980, "An algorithm for suffix stripping"): names of an API are short
    and near each other, so that a heavier stem would confuse ``rotate`` and ``rotation`` with ``rotor``.
    """
    if len(word) <= _SHORTEST:
        return word
    cut = word
    if cut.endswith("ies") and len(cut) > _SHORTEST + 1:
        cut = cut[:-3] + "y"
    elif cut.endswith(("sses", "shes", "ches", "xes", "zes")):
        cut = cut[:-2]
    elif cut.endswith("s") and not cut.endswith(("ss", "us", "is")):
        cut = cut[:-1]
    for ending in ("ing", "ed"):
        if cut.endswith(ending) and len(cut) - len(ending) >= _SHORTEST and _VOWEL.search(cut[: -len(ending)]):
            cut = cut[: -len(ending)]
            if cut[-1] == cut[-2] and cut[-1] not in "lsz":
                cut = cut[:-1]
            break
    return cut[:-1] if cut.endswith("e") and len(cut) > _SHORTEST + 1 else cut
