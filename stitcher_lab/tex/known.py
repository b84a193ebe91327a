r"""Whether a formula can share a run of TeX with others, and what comes of it be kept for everybody.

Only what is *known* to leave TeX as it was may: each command in a list, braces and environments that close in order,
and no way to spell a command that the list does not see (``\csname``, ``^^5c``). Hostile and merely clever formulas
are all the others; they are compiled alone, in the sandbox of the very script they come from.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from stitcher_lab.tex.document import CLOSE, END, OPEN
from stitcher_lab.tex.words import ENVIRONMENTS, PACKAGES, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from stitcher_lab.tex.document import Document

LONGEST = 20_000  # characters of one document
DEEPEST = 60  # levels of braces and environments

CLASS = "\\documentclass{article}\n\\usepackage[active,tightpage]{preview}\n"
# How Manim marks the parts of a formula: groups in the picture, without effect on the type.
_MARK = re.compile(r"\\special\{dvisvgm:raw (?:<g id='unique\d{3,}(?:substring)?'>|(</g>))\}")
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?|\\(.)|([{}])|(\^\^|[%#\x00-\x08\x0b-\x1f\x7f])", re.DOTALL)
_SIGNS = frozenset(" ,;:!|{}()[]#$%&_\\/-'\"^`~=.>\n")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+\*?)\}")
_USED = re.compile(r"\\usepackage\s*(?:\[[\w\s,=.\-]*\])?\s*\{([\w\s,\-]+)\}")
_NEW = re.compile(
    r"\\(?:(?:re)?newcommand|DeclareMathOperator)\*?\s*(?:\{\\([A-Za-z]+)\}|\\([A-Za-z]+))\s*(?:\[\d\])?\s*\{(.*)\}"
)


def known(document: Document) -> bool:
    """Whether the document is one of those that may be set together, and kept for everybody."""
    if document.compiler != "latex" or document.output_format != ".dvi" or len(document.source) > LONGEST:
        return False
    words = _words(document.preamble)
    body = document.body
    before, opened, inner = body.partition(OPEN)
    inner, closed, after = inner.rpartition(CLOSE)
    if words is None or not opened or not closed or document.source.count(END) != 1:
        return False
    return not after.strip() and _plain(before, words) and _plain(inner, words)


@lru_cache(maxsize=256)
def _words(preamble: str) -> AbstractSet[str] | None:
    """The commands that formulas with this preamble may use; ``None`` where it does what is not known."""
    if not preamble.startswith(CLASS):
        return None
    words = set(WORDS)
    for line in preamble[len(CLASS) :].splitlines():
        if not line.strip():
            continue
        if used := _USED.fullmatch(line.strip()):
            names = [name.strip() for name in used[1].split(",")]
            if not all(name in PACKAGES for name in names):
                return None
            words |= {word for name in names for word in PACKAGES[name]}
        elif new := _NEW.fullmatch(line.strip()):
            if not _plain(re.sub(r"#\d", "", new[3]), words):
                return None
            words.add(new[1] or new[2])
        else:
            return None
    return words


def _plain(text: str, words: AbstractSet[str]) -> bool:
    """Whether ``text`` holds known commands only, and closes what it opens, in order."""
    if not _closes_marks(text):
        return False
    open_now: list[str] = []
    for kind, name in _tokens(_MARK.sub(" ", text)):
        if kind == "open":
            open_now.append(name)
            if len(open_now) > DEEPEST:
                return False
        elif kind == "close":
            if not open_now or open_now.pop() != name:
                return False
        elif kind == "odd" or (kind == "word" and name not in words) or (kind == "sign" and name not in _SIGNS):
            return False
    return not open_now


def _closes_marks(text: str) -> bool:
    depth = 0
    for mark in _MARK.finditer(text):
        depth += -1 if mark[1] else 1
        if depth < 0:
            return False
    return depth == 0


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while found := _TOKEN.search(text, at):
        at = found.end()
        word, sign, brace, odd = found.groups()
        if word in {"begin", "end"}:
            environment = _ENVIRONMENT.match(text, found.start())
            if environment is None or environment[2] not in ENVIRONMENTS:
                yield "odd", word
                return
            at = environment.end()
            yield ("open" if word == "begin" else "close"), environment[2]
        elif word is not None:
            yield "word", word
        elif sign is not None:
            yield "sign", sign
        elif brace is not None:
            yield ("open" if brace == "{" else "close"), "{"
        else:
            yield "odd", odd
