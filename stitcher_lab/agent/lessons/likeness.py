"""When two lessons are the same one, and which lessons concern what is about to be written."""

from __future__ import annotations

import ast
import difflib
import hashlib
import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from stitcher_lab.agent.lessons.needs import bound_by
from stitcher_lab.agent.lessons.trials import failure_told_by
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from stitcher_lab.model import CoderLesson

_NEAR = 0.85
_SAID_ALIKE = 0.6
# What speaks for showing a lesson: its own name is needed, its snippets use a needed name, it concerns every scene,
# its names share words with the prompt (at most), its mistake was made here.
_NAMED, _USED, _GENERAL, _MOST_WORDS, _OFTEN = 10.0, 1.5, 1.0, 6.0, 1.5
# What every scene uses, whether or not a plan names it.
_ALWAYS = frozenset({"Scene", "play", "VGroup", "Text", "wait", "animate", "Mobject", "Lesson"})
# Errors whose message says all there is to say: the same name, the same mistake.
_TELLING = frozenset({"AttributeError", "NameError", "ImportError"})
_KEYWORD = "unexpected keyword argument"
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_DULL = frozenset(
    ("a", "an", "and", "are", "as", "at", "be", "by", "do", "for", "from", "how", "if", "in", "into", "is", "it", "its",
     "not", "of", "on", "or", "show", "that", "the", "this", "to", "use", "what", "when", "where", "which", "why",
     "with"),
)  # fmt: skip


def release(version: str) -> str:
    """Lessons hold for a release, not for its patches: ``0.22.0`` is ``0.22``."""
    return ".".join(version.split(".")[:2])


def canonical(code: str) -> str:
    """Rewrite code so that local names, numbers and texts do not count."""
    try:
        tree = parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return " ".join(code.split())
    own: dict[str, str] = {}
    for statement in ast.walk(tree):
        if isinstance(statement, ast.stmt) and not isinstance(statement, ast.Import | ast.ImportFrom | ast.ClassDef):
            for name in sorted(bound_by(statement)):
                own.setdefault(name, f"v{len(own)}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in own:
            node.id = own[node.id]
        elif isinstance(node, ast.Constant) and not isinstance(node.value, bool | None):
            node.value = "" if isinstance(node.value, str) else 0
    return ast.unparse(tree)


def identity(symbol: str, failing: str, manim_version: str) -> str:
    """Return a lesson's id: the same mistake with the same name in the same release has the same one everywhere."""
    text = "\0".join((release(manim_version), symbol.rpartition(".")[2], canonical(failing)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def same(one: CoderLesson, other: CoderLesson) -> bool:
    """Whether two lessons tell of the same mistake, in whatever scene it was made."""
    if one.id == other.id:
        return True
    if release(one.manim_version) != release(other.manim_version) or _last(one.symbol) != _last(other.symbol):
        return False
    failures = failure_told_by(one.error), failure_told_by(other.error)
    if failures[0] == failures[1] and (failures[0].kind in _TELLING or _KEYWORD in one.error):
        return True
    if failures[0].kind != failures[1].kind or _ratio(failures[0].pieces, failures[1].pieces) < _SAID_ALIKE:
        return False
    return _ratio(_core(one), _core(other)) >= _NEAR


def relevant(
    lessons: Sequence[CoderLesson], symbols: Collection[str], words: str, *, often: dict[str, int], limit: int
) -> list[CoderLesson]:
    """Return the lessons that concern ``symbols``, or are near the ``words``, best first.

    A lesson whose own name is needed comes before one whose fixed snippet uses a needed name, and that before one
    that merely shares words. What was learnt here comes before what came along, and mistakes that were made more
    ``often`` before others. Each lesson about a name makes further ones about it count less, so that every name that
    is needed gets its turn.
    """
    needed = {part for symbol in symbols for part in symbol.split(".")}
    vocabulary = [_vocabulary(lesson) for lesson in lessons]
    rarity = _rarity(vocabulary)
    asked = _tokens(" ".join((words, *symbols)))
    left: list[tuple[frozenset[str], float, CoderLesson]] = []
    for lesson, own in zip(lessons, vocabulary, strict=True):
        named = frozenset(lesson.symbol.split("."))
        used = set(re.findall(r"\b[A-Za-z_]\w+", f"{lesson.fixed}\n{lesson.failing}"))
        score = _USED * len((used - named) & needed - _ALWAYS)
        score += min(sum(rarity[token] for token in asked & own), _MOST_WORDS)
        if score >= _GENERAL or named & (needed | _ALWAYS):
            left.append((named & (needed | _ALWAYS), score + _OFTEN * math.log1p(often.get(lesson.id, 0)), lesson))

    def weight(name: str) -> float:
        return _NAMED if name in needed else _GENERAL

    chosen: list[CoderLesson] = []
    told: Counter[str] = Counter()
    while left and len(chosen) < limit:
        best = max(left, key=lambda entry: entry[1] + sum(weight(name) / (1 + told[name]) for name in entry[0]))
        left.remove(best)
        told.update(best[0])
        chosen.append(best[2])
    return chosen


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return difflib.SequenceMatcher(a="\n".join(one), b="\n".join(other), autojunk=False).ratio()


def _last(symbol: str) -> str:
    return symbol.rpartition(".")[2]


def _core(lesson: CoderLesson) -> list[str]:
    """The statements about the name at fault, as words: what they need before them differs from scene to scene."""
    text = canonical(lesson.failing)
    about = [line for line in text.splitlines() if re.search(rf"\b{re.escape(_last(lesson.symbol))}\b", line)]
    return re.findall(r"\w+|[^\w\s]", "\n".join(about) or text)


def _vocabulary(lesson: CoderLesson) -> frozenset[str]:
    """The words of a lesson's names: its prose shares words with every prompt, and its texts say nothing."""
    code = re.sub(r"(['\"]).*?\1", " ", f"{lesson.fixed}\n{lesson.failing}")
    called = re.findall(r"\b[A-Za-z_]\w*(?=\()|(?<=\bclass Trial\()\w+|\b[a-z_]+(?==)", code)
    return _tokens(" ".join((lesson.symbol, *called)))


def _tokens(text: str) -> frozenset[str]:
    found = (token.lower() for token in _WORD.findall(text))
    return frozenset(_stem(token) for token in found if len(token) > 1 and token not in _DULL)


def _stem(token: str) -> str:
    return token[:-1] if token.endswith("s") and not token.endswith("ss") and len(token) > 3 else token  # noqa: PLR2004


def _rarity(vocabulary: Iterable[frozenset[str]]) -> Counter[str]:
    """Weigh a word by how few lessons hold it (inverse document frequency), at most about 2."""
    sets = list(vocabulary)
    counts = Counter(token for own in sets for token in own)
    weights: Counter[str] = Counter()
    for token, count in counts.items():
        weights[token] = math.log(1 + len(sets) / count) / 2  # type: ignore[assignment]
    return weights
