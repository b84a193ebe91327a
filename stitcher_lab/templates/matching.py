"""Which lesson a prompt asks for, if any.

Three questions are asked of every template:

1. *Is it named?* Names are the phrases of the templates and of some 1100 topics that no lesson shows
   (``data/background.txt``), found in the prompt with typing errors mended. A longer name holds over a shorter one:
   "binary search tree" is no binary search.
2. *Is it what is meant?* The prompt is compared with every phrase, by words and, where the extra is installed, by
   meaning. What counts is how close the template is, and how far ahead of foreign topics and of other templates.
3. *Is the rest of the prompt explained?* Words that neither the template nor ordinary language accounts for speak
   against it ("BFS *in matrix form*").

A logistic function weighs the answers; its value is the confidence. Its weights were fitted by
``benchmarks/fit_matching.py``. A phrase from the template's ``beyond``, a negation, and two lessons asked for
at once are refused whatever the weights say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab import embedding
from stitcher_lab.errors import NoTemplateError
from stitcher_lab.templates import shelf
from stitcher_lab.templates.checking import settle
from stitcher_lab.templates.extraction import extract
from stitcher_lab.templates.judging import (
    Evidence,
    Matcher,
    Reading,
    beyond_in,
    logistic,
    phrases_of,
    says_something,
    vocabulary_of,
)
from stitcher_lab.templates.meaning import Meaning
from stitcher_lab.templates.reading.text import clean
from stitcher_lab.templates.resemblance import Resemblance
from stitcher_lab.templates.shapes import without_values
from stitcher_lab.templates.spec import Values
from stitcher_lab.templates.wording import listed
from stitcher_lab.templates.words import Lexicon, content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.templates.spec import Template

_BACKGROUND = Path(__file__).parent / "data" / "background.txt"
_NEAREST = 3
_SHORT = 4
# With the doubt on the side of refusing: a wrong video is worse than none.
_ENOUGH = 0.42
_ENOUGH_WORDS = 0.5
# In the order of Evidence.features, after the constant.
_BY_MEANING = (0.61, 0.36, 3.88, 1.6, 4.54, 3.41, -0.61, 1.6, 0.03, 0.21, -2.16, -5.96, -5.32, -2.77, -0.58)
_BY_WORDS = (0.47, 0.95, 3.62, 2.53, 0.65, -3.24, -7.12, -5.48, -3.1, -0.06)


@dataclass(frozen=True, slots=True)
class Match:
    """A prompt's template, all its parameters, how sure the match is (0 to 1), and what the user should know."""

    template: Template
    parameters: Values
    confidence: float
    notes: tuple[str, ...] = field(default=())


def match(
    prompt: str,
    *,
    catalogue: Sequence[Template] | None = None,
    folder: Path | None = None,
    meaning: bool | None = None,
) -> Match:
    """Find the template for a prompt, and its parameters.

    Parameters
    ----------
    prompt
        What the user typed.
    catalogue
        The templates to choose from; all of them by default.
    folder
        Where the vectors of phrases that are not shipped are kept between runs; nowhere by default.
    meaning
        Whether to compare by meaning as well as by words; by default when the embedding extra is installed. Without
        it a note says so.

    Raises
    ------
    stitcher_lab.errors.NoTemplateError
        No template fits; ``nearest`` has the ids of the closest.
    stitcher_lab.errors.ParameterError
        A template fits, and a value in the prompt does not.
    stitcher_lab.errors.RequestError
        The prompt is too long to be read.

    """
    template, confidence, notes = find(prompt, catalogue=catalogue, folder=folder, meaning=meaning)
    read = extract(template, prompt)
    values, repairs = settle(template, Values(read.values, frozenset(read.values)))
    return Match(template, values, round(confidence, 3), tuple(dict.fromkeys((*notes, *read.notes, *repairs))))


def find(
    prompt: str,
    *,
    catalogue: Sequence[Template] | None = None,
    folder: Path | None = None,
    meaning: bool | None = None,
) -> tuple[Template, float, list[str]]:
    """Find the template for a prompt without reading its values; arguments and errors as for :func:`match`.

    Returns
    -------
    tuple
        The template, the confidence, and sentences for the user.

    """
    templates = tuple(shelf.catalogue() if catalogue is None else catalogue)
    text = clean(prompt)
    if not says_something(without_values(text)):
        raise NoTemplateError("The prompt names no topic.", remedy="Say what the video should explain.")
    notes: list[str] = []
    matcher = matcher_of(templates, folder, by_meaning=embedding.installed() if meaning is None else meaning)
    if matcher.meaning is None and meaning is None:
        notes.append("Prompts were compared by words only: the embedding extra is not installed.")
    reading = matcher.read(text)
    ranked = weigh(matcher, reading)
    if not reading.stems:
        raise _refusal(_why(matcher, reading, ranked), ranked)
    enough = _ENOUGH if matcher.meaning is not None else _ENOUGH_WORDS
    confident = [each for each, confidence in ranked if confidence >= enough]
    short = len(reading.topic.split()) <= _SHORT
    if short and len(set(reading.stems)) == 1 and "f(x)" not in reading.topic and confident and not confident[0].named:
        raise _refusal("One word like this may mean many things: say in a sentence what to show.", ranked)
    if not confident:
        raise _refusal(_why(matcher, reading, ranked), ranked)
    _one_topic(matcher, reading, ranked)
    for evidence, confidence in ranked[: len(confident)]:
        if not beyond_in(evidence.template, text, reading.stems):
            return evidence.template, confidence, notes
    first = confident[0].template
    phrase = beyond_in(first, text, reading.stems)
    raise _refusal(f"The lesson “{first.title}” cannot show this: {phrase}.", ranked)


def weigh(matcher: Matcher, reading: Reading) -> list[tuple[Evidence, float]]:
    """Return every template's evidence with its confidence, the most confident first."""
    by_meaning = matcher.meaning is not None
    weights = _BY_MEANING if by_meaning else _BY_WORDS
    found = [(each, logistic(weights, each.features(by_meaning=by_meaning))) for each in matcher.evidence(reading)]
    return sorted(found, key=lambda pair: -pair[1])


def phrases_for(templates: tuple[Template, ...]) -> list[tuple[str, str]]:
    """Return all that a prompt is compared with, as (template id, phrase); the id of foreign topics is empty."""
    own = [(template.id, phrase) for template in templates for phrase in phrases_of(template)]
    taken = {tuple(content(phrase)) for _, phrase in own}
    lines = _BACKGROUND.read_text(encoding="utf-8").splitlines()
    # What one lesson cannot show, no other does either, unless it is another's topic.
    ours = "\n".join(f" {' '.join(content(phrase))} " for _, phrase in own)
    beyond = [
        phrase
        for template in templates
        for phrase in template.beyond
        if len(content(phrase)) > 1 and f" {' '.join(content(phrase))} " not in ours
    ]
    others = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    foreign = [("", phrase) for phrase in dict.fromkeys([*others, *beyond]) if tuple(content(phrase)) not in taken]
    return own + foreign


@lru_cache(maxsize=4)
def matcher_of(templates: tuple[Template, ...], folder: Path | None, *, by_meaning: bool) -> Matcher:
    """Return everything that is known about these templates; made once per process (a second, see :func:`match`)."""
    phrases = phrases_for(templates)
    lexicon = Lexicon(phrases)
    texts = [phrase for _, phrase in phrases]
    return Matcher(
        templates=templates,
        phrases=phrases,
        lexicon=lexicon,
        resemblance=Resemblance(texts, lexicon),
        meaning=Meaning(texts, folder) if by_meaning else None,
        vocabulary={template.id: vocabulary_of(template) for template in templates},
    )


def _one_topic(matcher: Matcher, reading: Reading, ranked: Sequence[tuple[Evidence, float]]) -> None:
    """Refuse a prompt that names several lessons, or a lesson and a foreign topic, side by side."""
    first = ranked[0][0]
    by_id = {template.id: template for template in matcher.templates}
    own = {at for name in reading.names if name.owner == first.template.id for at in range(name.start, name.end)}
    for name in reading.names:
        if name.owner in ("", first.template.id) or own & set(range(name.start, name.end)) or not own:
            continue
        words = reading.stems[name.start : name.end]
        if not set(words) <= matcher.vocabulary[first.template.id]:
            raise _refusal(
                f"The prompt asks for two lessons at once: {listed([first.template.title, by_id[name.owner].title])}.",
                ranked,
            )


def _why(matcher: Matcher, reading: Reading, ranked: Sequence[tuple[Evidence, float]]) -> str:
    if reading.negated and not reading.names:
        return "The prompt says what it does not want, and no topic that a lesson has."
    if not reading.stems:
        return "The prompt names no topic."
    foreign = [name for name in reading.names if name.owner == "" and name.end - name.start > 1]
    if foreign:
        return f"No lesson shows this: {foreign[0].phrase}."
    return "No lesson fits this prompt." if ranked or matcher.templates else "There are no lessons."


def _refusal(message: str, ranked: Sequence[tuple[Evidence, float]]) -> NoTemplateError:
    nearest = [evidence.template for evidence, _ in ranked[:_NEAREST]]
    named = ", ".join(f"{template.title} ({template.id})" for template in nearest)
    return NoTemplateError(
        message,
        remedy=f"The nearest lessons: {named}. See all: stitcher templates list" if named else "",
        nearest=tuple(template.id for template in nearest),
    )
