"""Prompts and phrases as words: stems, stop words, typing errors, names found in a sentence."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from stitcher_lab import embedding

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that carry no topic: grammar, and what people say around a request.
STOP = frozenset(
    """
    a an the this that these those it its of in on at to for from by with without into onto over under about around
    as is are was were be been being am do does did done doing has have had having can could will would shall should
    may might must and or but if then than so because while when where why how what which who whom whose there here
    i me my mine we us our you your he she they them their his her not no nor yes all any some each every both few
    more most much many such own same other another only just also too very really quite again once up down out off
    s t re ve ll d m let lets
    please thanks thank hello hi hey explain explained explaining explanation show showing shown shows tell teach
    teaching demonstrate demonstration illustrate illustrated visualise visualize visualised visualized visualising
    visualizing visualisation visualization animate animated animation animations video videos vid clip
    lesson lecture tutorial introduction intro overview make making made create creating generate produce give want
    wanted need needed like would love get getting understand understanding know knowing learn learning see look looks
    help simply easy easily basic basics quickly brief stepwise example examples idea
    concept concepts topic thing things way ways work works working worked class classroom student students pupil
    pupils kid kids child children beginner beginners teacher university grader graders grade year
    years course homework exam actually exactly using use used uses kind means meaning happen
    happens happening called named one ones thx ok okay pls plz ty u prove sir tmrw asap cheers folks
    someone anyone
    wanna gonna cant dont im ive id whats hows

    kannst du sie mir bitte erklär erkläre erklären zeig zeige zeigen wie funktioniert geht ist der das den dem ein
    eine einen und für mit von des satz
    peux tu expliquer explique moi comment fonctionne marche est le la les un une et pour avec plaît plait svp que
    puedes explicar explica explicame cómo como funciona es el los las y para con por favor qué
    """.split()  # noqa: SIM905 - a list of two hundred strings would be harder to read
)
# What kind of thing a topic is: part of its name, and as good as left out ("Dijkstra", "Bayes").
KINDS = frozenset(
    """
    algorithm algorithms algorithem algorithim algo theorem theorems rule rules law laws principle formula method
    methods technique proof proofs problem structure
    """.split()  # noqa: SIM905
)
# What people say about the audience, the manner and the occasion: it neither names a topic nor changes one.
NEUTRAL = frozenset(
    """
    picture pictures pictorially diagram diagrams drawing graphically graphic visual visually visuals intuitive
    intuitively intuition slow slowly short shortly nice nicely cool proper properly detail details detailed stuck
    confused confusing confuses confuse mix mixed struggle struggling revision revise revising cs computing maths math
    mathematics mathematical physics stats statistics science school college tomorrow today quiz lab friend
    daughter son mum dad brother sister nephew parents tutor tutoring professor prof colleague audience slides slide
    presentation blog youtube clear clearly plain english words scratch metaphor analogy
    random given following everyday data input code coding program programming time times
    find compute calculate solve written write add draw trace effect demonstrate sqrt empty
    third two three four five six seven eight nine ten eleven twelve twenty hundred
    practice practical theory term jargon newbie newbies dummies dummy curious interested wondering
    wonder confidently remember forget forgot forgotten tricky hard difficult complicated easier simple simpler
    favourite favorite best good great awesome little bit part main whole full thorough complete whiteboard board
    """.split()  # noqa: SIM905
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|\x00(?=[^\W\d_]))*")
_APOSTROPHE = re.compile(r"'s\b|s'(?=\s|$)|'")
_FILLER = re.compile(r"\bstep[- ]by[- ]step\b")
_MIN_TYPO = 5
_LONG = 10
# A word of a name stands for the whole name when it is rarer than this rank: "Dijkstra", but not "chain".
_UNCOMMON = 8000


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case: no digits, no possessive endings, hyphens open."""
    return [word for _, word in placed_tokens(text)]


def placed_tokens(text: str) -> list[tuple[int, str]]:
    """Return the words of a text in lower case, each with the position at which it starts."""
    plain = _APOSTROPHE.sub(
        lambda found: " " * len(found.group()) if found.group() == "'s" else "\x00" * len(found.group()),
        _FILLER.sub(lambda found: " " * len(found.group()), text.lower()).replace(
            "\N{RIGHT SINGLE QUOTATION MARK}", "'"
        ),
    )
    return [
        (found.start(), word)
        for found in _TOKEN.finditer(plain)
        if len(word := found.group().replace("\x00", "")) > 1 or word in "ai"
    ]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its English inflection; crude, and the same for all forms that matter here."""
    word = word.replace("isation", "ization").replace("ise", "ize").replace("ising", "izing")
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties" and "dies" stay
        return word[:-3] + "y"
    for ending in ("ization", "ing", "edly", "ed", "ly", "s"):
        base = word[: -len(ending)]
        if not word.endswith(ending) or len(base) < 3 or word.endswith(("ss", "us", "is")):  # noqa: PLR2004
            continue
        if ending == "s" and base.endswith(("she", "che", "xe", "sse")):
            base = base[:-1]
        doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"  # noqa: PLR2004
        word = base[:-1] if ending in ("ing", "ed") and doubled else base
        break
    return word.removesuffix("e") if len(word) > 4 else word  # noqa: PLR2004


def content(text: str) -> list[str]:
    """Return the stems of the words that carry a topic, in order."""
    return [stem(word) for word in tokens(text) if word not in STOP]


@dataclass(frozen=True, slots=True)
class Name:
    """A phrase found in a prompt: its span in content stems, and how much of a name it is (sum of rarities)."""

    start: int
    end: int
    weight: float
    phrase: str
    owner: str


class Lexicon:
    """What words weigh and which are known, learnt from the phrases of all owners.

    An owner is a template's id, or the empty string for topics that no lesson shows.
    """

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        self._names: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        counts: Counter[str] = Counter()
        owners: dict[str, set[str]] = {}
        compounds: dict[str, tuple[str, str]] = {}
        documents = 0
        for owner, phrase in phrases:
            stems = tuple(content(phrase))
            documents += 1
            counts.update(set(stems))
            for each in stems:
                owners.setdefault(each, set()).add(owner)
            words = [word for word in tokens(phrase) if word not in STOP or len(word) > 2]  # noqa: PLR2004
            for left, right in pairwise(words):
                compounds[left + right] = (left, right)
            for name in filter(None, {stems, _without_kind(stems, phrase)}):
                self._names.setdefault(name, []).append((owner, phrase))
        self.owners = owners
        # How a stem is written, for the comparison by meaning.
        self._written = {stem(word): word for _, phrase in reversed(phrases) for word in tokens(phrase)}
        self._foreign = Counter(each for owner, phrase in phrases if not owner for each in set(content(phrase)))
        self._counts, self._documents, self._compounds = counts, max(1, documents), compounds
        self._longest = max(map(len, self._names), default=0)
        self._by_length: dict[int, tuple[str, ...]] = {}
        for word in counts:
            self._by_length[len(word)] = (*self._by_length.get(len(word), ()), word)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a stem, in nats; unknown words are the rarest."""
        return math.log(1 + self._documents / (0.5 + self._counts.get(word, 0)))

    def known(self, word: str) -> bool:
        """Whether a stem occurs in any phrase."""
        return word in self._counts

    def foreign(self, word: str, *, times: int = 1) -> bool:
        """Whether a stem occurs in at least so many phrases of topics that no lesson shows."""
        return self._foreign[word] >= times

    def read(self, text: str) -> list[tuple[int, str]]:
        """Return a prompt's content stems with their positions; compounds are opened, typing errors mended."""
        stems: list[tuple[int, str]] = []
        for at, word in placed_tokens(text):
            if word in STOP:
                continue
            single = stem(word)
            opened = None if self.known(single) else self._compounds.get(word)
            if opened:
                stems += [(at, stem(part)) for part in opened if part not in STOP]
            else:
                stems.append((at, single if self.known(single) else self._mended(word, single)))
        return self._mended_by_neighbours(stems)

    def spelled(self, text: str) -> str:
        """Return a prompt with its typing errors mended, as far as phrases have the words that were meant."""
        placed = {at: word for at, word in placed_tokens(text) if word not in STOP}
        mended = self.read(text)
        for at, word in reversed(mended):
            typed = placed.get(at, "")
            alone = sum(place == at for place, _ in mended) == 1
            if typed and alone and stem(typed) != word and text[at : at + len(typed)].lower() == typed:
                text = text[:at] + self._written.get(word, word) + text[at + len(typed) :]
        return text

    def _mended_by_neighbours(self, stems: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Mend English words that would be a name with the word beside them: "tailor series"."""
        mended = list(stems)
        for index, ((at, left), (_, right)) in enumerate(pairwise(stems)):
            for here, word, beside in ((index, left, right), (index + 1, right, left)):
                if self.known(word) or not self.known(beside) or len(word) < _MIN_TYPO:
                    continue
                for known in self._by_length.get(len(word), ()) + self._by_length.get(len(word) + 1, ()):
                    pair = (known, beside) if here == index else (beside, known)
                    if pair in self._names and known[0] == word[0] and edit_distance(word, known, 1) == 1:
                        mended[here] = (at if here == index else stems[here][0], known)
        return mended

    def _mended(self, typed: str, word: str) -> str:
        """Return the known stem that a mistyped one most likely is, or the word itself if it is an English word."""
        allowed = 2 if len(word) >= _LONG else 1
        if len(typed) < _MIN_TYPO or embedding.rank(typed) is not None:
            return word
        best, nearest = word, allowed + 1
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for known in self._by_length.get(length, ()):
                # A typing error rarely hits the first letter; a different word often does.
                if known[0] != word[0] or length < _MIN_TYPO:
                    continue
                distance = edit_distance(word, known, allowed)
                if distance < nearest:
                    best, nearest = known, distance
        return best

    def names_in(self, stems: Sequence[str]) -> list[Name]:
        """Return every phrase whose content words stand together in a prompt, longest first, overlaps resolved.

        Of phrases on overlapping words the longer one holds; on the same words all owners do.
        """
        found: list[Name] = []
        for start in range(len(stems)):
            for end in range(start + 1, min(len(stems), start + self._longest) + 1):
                for owner, phrase in self._names.get(tuple(stems[start:end]), ()):
                    weight = sum(self.rarity(each) for each in stems[start:end])
                    found.append(Name(start, end, weight, phrase, owner))
        found.sort(key=lambda name: (-(name.end - name.start), -name.weight, name.owner))
        kept: list[Name] = []
        for name in found:
            overlapping = [other for other in kept if name.start < other.end and other.start < name.end]
            if all((other.start, other.end) == (name.start, name.end) for other in overlapping):
                kept.append(name)
        return kept


def _without_kind(stems: tuple[str, ...], phrase: str) -> tuple[str, ...]:
    """Return a name without "algorithm", "theorem" …, where what is left still says it."""
    kinds = {stem(word) for word in KINDS}
    bare = tuple(each for each in stems if each not in kinds)
    if len(bare) == len(stems) or len(bare) > 1:
        return bare
    # What is known by its word: a name that English hardly has.
    ranks = [embedding.rank(word) for word in tokens(phrase) if bare and stem(word) == bare[0]]
    return bare if ranks and all(rank is None or rank > _UNCOMMON for rank in ranks) else ()


def edit_distance(left: str, right: str, most: int) -> int:
    """Return how many letters were left out, added, exchanged or swapped (optimal string alignment).

    Anything above ``most`` comes back as ``most + 1``.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, start=1):
        last, row, older = row, [at], before
        before = last
        for other_at, other in enumerate(right, start=1):
            cost = min(last[other_at] + 1, row[-1] + 1, last[other_at - 1] + (letter != other))
            if at > 1 and other_at > 1 and letter == right[other_at - 2] and left[at - 2] == other:
                cost = min(cost, older[other_at - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
