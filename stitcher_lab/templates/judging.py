"""What speaks for and against each template, weighed; see :mod:`stitcher_lab.templates.matching`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stitcher_lab import embedding
from stitcher_lab.templates import spec
from stitcher_lab.templates.reading.text import without_audience
from stitcher_lab.templates.shapes import without_values
from stitcher_lab.templates.words import KINDS, NEUTRAL, STOP, Lexicon, Name, content, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.templates.meaning import Meaning
    from stitcher_lab.templates.resemblance import Resemblance
    from stitcher_lab.templates.spec import Template

_NEGATION = re.compile(
    r"(?:\bnot|\bno|n't(?:\s+(?:want|mean|need|show))?|\bwithout|\bexcept(?:\s+for)?|\binstead\s+of|\brather\s+than"
    r"|\bother\s+than|\banything\s+but|\bexcluding|\bunlike|\bbesides|\bnever|\bavoid)\s+(?:[\w']+\s+){0,3}\Z",
    re.IGNORECASE,
)
_LITERAL_ONLY = re.compile(r"\d|\b(?:not|no|without|non|and|or|one|two|three)\b", re.IGNORECASE)
# English words up to this rank are ordinary language: that a template does not have them says little.
_ORDINARY = 4000
# One phrase may resemble a prompt by chance; this many rarely do.
_CROWD = 4
_SAYS_LITTLE = frozenset(stem(word) for word in KINDS | NEUTRAL)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one template. All numbers are between 0 and 1 but the margins, which may be negative."""

    template: Template
    meaning: float
    meaning_margin: float
    meaning_lead: float
    crowd_margin: float
    crowd_lead: float
    words: float
    words_margin: float
    words_lead: float
    named: float
    foreign: float
    strange: float
    other: float
    alien: float
    unfitting: float

    def features(self, *, by_meaning: bool) -> list[float]:
        """Return what the logistic function weighs."""
        words = [self.words, self.words_margin, self.words_lead, self.named, self.foreign]
        words += [self.strange, self.other, self.alien, self.unfitting]
        if not by_meaning:
            return words
        return [self.meaning, self.meaning_margin, self.meaning_lead, self.crowd_margin, self.crowd_lead, *words]


@dataclass(frozen=True, slots=True)
class Reading:
    """A prompt without its values and negated parts, as content stems, with the names found in it."""

    topic: str
    stems: tuple[str, ...]
    names: tuple[Name, ...]
    negated: frozenset[str]


@dataclass(slots=True)
class Matcher:
    """Everything that is known about a catalogue, ready to read prompts. ``meaning`` is ``None`` without the extra."""

    templates: tuple[Template, ...]
    phrases: list[tuple[str, str]]
    lexicon: Lexicon
    resemblance: Resemblance
    meaning: Meaning | None
    vocabulary: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(self, prompt: str, *, without: str = "") -> Reading:
        """Take a cleaned prompt apart; ``without`` is a phrase to leave out, as for :meth:`evidence`."""
        topic = self.lexicon.spelled(without_values(without_audience(prompt)))
        placed = self.lexicon.read(topic)
        names = self.lexicon.names_in([word for _, word in placed])
        dropped: set[int] = set()
        negated: set[str] = set()
        for name in names:
            if _NEGATION.search(topic[max(0, placed[name.start][0] - 60) : placed[name.start][0]]):
                dropped.update(range(name.start, name.end))
                negated.add(name.owner)
        if dropped:
            ends = [at for at, _ in placed[1:]] + [len(topic)]
            for index in sorted(dropped, reverse=True):
                topic = topic[: placed[index][0]] + " " + topic[ends[index] :]
            placed = self.lexicon.read(topic)
            names = self.lexicon.names_in([word for _, word in placed])
        kept = tuple(name for name in names if name.phrase != without)
        return Reading(" ".join(topic.split()), tuple(word for _, word in placed), kept, frozenset(negated))

    def evidence(self, reading: Reading, *, without: str = "") -> list[Evidence]:
        """Return what speaks for each template, the most similar first.

        ``without`` is a phrase to compare with none: for the fitting, where every phrase is a prompt once.
        """
        close = self._closest(self.meaning.similarities(reading.topic).tolist(), without) if self.meaning else {}
        meaning = {owner: values[0] for owner, values in close.items()}
        crowd = {owner: sum(values) / len(values) for owner, values in close.items()}
        alike = self._closest(self.resemblance.similarities(reading.stems), without)
        words = {owner: values[0] for owner, values in alike.items()}
        found = [
            Evidence(
                template,
                *_margins(meaning, template.id),
                *_margins(crowd, template.id)[1:],
                *_margins(words, template.id),
                *(names := self._names(reading, template)),
                *self._unexplained(reading, template, named=names[0] > 0, without=without),
            )
            for template in self.templates
            if template.id not in reading.negated
        ]
        return sorted(found, key=lambda each: -(each.meaning + 0.5 * each.words + 0.5 * each.named))

    def _closest(self, similarities: Sequence[float], without: str) -> dict[str, list[float]]:
        """Return the highest similarities of every owner's phrases, the highest first."""
        found: dict[str, list[float]] = {}
        for (owner, phrase), value in zip(self.phrases, similarities, strict=True):
            if phrase != without:
                found.setdefault(owner, []).append(value)
        return {owner: sorted(values, reverse=True)[:_CROWD] for owner, values in found.items()}

    def _names(self, reading: Reading, template: Template) -> tuple[float, float]:
        """Return the shares of the prompt's words that are names of this template, and of other topics."""
        total = sum(self.lexicon.rarity(word) for word in reading.stems) or 1.0
        own = {span for name in reading.names if name.owner == template.id for span in range(name.start, name.end)}
        foreign: set[int] = set()
        for name in reading.names:
            span = set(range(name.start, name.end))
            if name.owner == template.id or span & own:
                continue
            # One word that this template also uses is no name of something else: "vectors", "collisions".
            if len(span) == 1 and reading.stems[name.start] in self.vocabulary[template.id]:
                continue
            foreign |= span
        weigh = self.lexicon.rarity
        return (
            sum(weigh(reading.stems[at]) for at in own) / total,
            sum(weigh(reading.stems[at]) for at in foreign) / total,
        )

    def _unexplained(
        self, reading: Reading, template: Template, *, named: bool, without: str
    ) -> tuple[float, float, float, float]:
        """Return the shares of the prompt's words that this template does not have.

        Strange ones, ordinary ones, those of them that foreign topics have, and all together where the template is
        named: who names a topic needs no other words for it, so that they change it ("BFS in matrix form").
        """
        stems = [word for word in reading.stems if word not in _SAYS_LITTLE]
        if not stems:
            return 0.0, 0.0, 0.0, 0.0
        missing = [word for word in stems if word not in self.vocabulary[template.id]]
        strange = sum(not _ordinary(word) for word in missing) / len(stems)
        ordinary = len(missing) / len(stems) - strange
        left_out = content(without)
        alien = sum(self.lexicon.foreign(word, times=1 + left_out.count(word)) for word in missing) / len(stems)
        return strange, ordinary, alien, (strange + ordinary) if named else 0.0


def _ordinary(word: str) -> bool:
    ranks = (embedding.rank(form) for form in (word, word + "e", word + "s", word + "ing", word + "ed"))
    return any(rank is not None and rank < _ORDINARY for rank in ranks)


def _margins(best: dict[str, float], owner: str) -> tuple[float, float, float]:
    """Return a template's similarity, its lead over topics without a lesson, and its lead over other templates."""
    if not best:
        return 0.0, 0.0, 0.0
    own = best.get(owner, 0.0)
    rival = max((value for other, value in best.items() if other not in (owner, "")), default=0.0)
    return own, own - best.get("", 0.0), own - rival


def phrases_of(template: Template) -> list[str]:
    """Return the phrases that a prompt is compared with."""
    texts = (template.title, *template.concepts, *template.examples)
    return list(dict.fromkeys(" ".join(without_values(text).split()) for text in texts))


def vocabulary_of(template: Template) -> frozenset[str]:
    """Return the stems of every word that a lesson's description uses."""
    texts = [template.title, template.summary, *template.concepts, *template.examples]
    for parameter in template.parameters:
        texts += [parameter.description, *parameter.cues]
        if isinstance(parameter, spec.Choice):
            texts += [phrase for phrases in parameter.options.values() for phrase in phrases]
        if isinstance(parameter, spec.Number):
            texts += list(parameter.units)
    return frozenset(word for text in texts for word in content(text))


def beyond_in(template: Template, prompt: str, stems: Sequence[str]) -> str:
    """Return the first of the template's ``beyond`` phrases that the prompt asks for, or an empty string."""
    concepts = [content(phrase) for phrase in (template.title, *template.concepts)]
    for phrase in template.beyond:
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", prompt, re.IGNORECASE)
        if found:
            if not _NEGATION.search(prompt[max(0, found.start() - 60) : found.start()]):
                return phrase
            continue
        wanted = [] if _LITERAL_ONLY.search(phrase) else content(phrase)
        # A phrase that lost words, or stands in a concept, would be found in every prompt for this lesson.
        if (
            not wanted
            or (len(wanted) == 1 and len(phrase.split()) > 1)
            or any(_within(wanted, own) for own in concepts)
        ):
            continue
        if _within(wanted, stems):
            return phrase
    return ""


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return any(list(whole[at : at + size]) == list(part) for at in range(len(whole) - size + 1))


def logistic(weights: Sequence[float], features: Sequence[float]) -> float:
    """Return the weighed features as a confidence; the first weight stands alone."""
    total = weights[0] + sum(weight * value for weight, value in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def says_something(prompt: str) -> bool:
    """Whether a prompt has any word that could name a topic."""
    return any(word not in STOP for word in tokens(prompt))
