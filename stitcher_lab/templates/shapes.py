"""The values in a prompt as words for their kind, for the comparison by meaning."""

from __future__ import annotations

import re

# Values say nothing about the topic and blur the comparison by meaning; what kind of value it is does say something.
_SHAPES = (
    # A formula that is itself the topic.
    (
        re.compile(r"\ba\s?(?:\^2|²)\s*\+\s*b\s?(?:\^2|²)\s*=\s*c\s?(?:\^2|²)"),
        "a squared plus b squared equals c squared",
    ),
    # Powers in a unit are no formula.
    (re.compile(r"(?<![\w.])-?\d[\d.,]*\s*m/s(?:\^2|²|2)(?!\w)"), " "),
    (
        re.compile(
            r"(?<![\w.])-?\d*\s?[xt] (?:squared|cubed)\b"
            r"(?:\s*(?:plus|minus|[-+])\s*\d*\s?x?(?!\w)(?: (?:squared|cubed))?)*"
        ),
        " f(x) ",
    ),
    (
        re.compile(r"[\[({]\s*[\[({][-\d\s.,;/]+[\])}].*?[\])}]\s*[\])}]|\\begin\{.?matrix\}.*?\\end\{.?matrix\}"),
        "matrix",
    ),
    (re.compile(r"[\[(][-\d\s.,/]+;[-\d\s.,;/]+[\])]"), "matrix"),
    (re.compile(r"(?:\(?(?<![\w.])-?\d+(?:\.\d+)?\s*[-+]\s*\d*i\b\)?)"), " complex number "),
    (re.compile(r"(?<![\w.])-?\d*x(?:\^2|²)[^,;?=a-wyzA-Z]*=[^,;?a-wyzA-Z]*"), " quadratic equation "),
    (re.compile(r"(?<!\w)[fgh]\(x\)\s*=\s*|(?<!\w)y\s*=\s*"), " "),
    (re.compile(r"\S*[a-z0-9)]\s?(?:\^|²|³)\S*(?:\s*[-+*/]\s*[\dx^().]+)*"), " f(x) "),
    (re.compile(r"(?<!\w)-?\d*(?:sin|cos|tan|exp|ln|log|sqrt)\s?\(?-?\d*x\)?(?!\w)"), " f(x) "),
    (re.compile(r"[A-Z]\w*(?:, [A-Z]\w*)+,?(?: and [A-Z]\w*)?|\"[^\"]{1,40}\"(?:, \"[^\"]{1,40}\")*"), " "),
    (re.compile(r"(?<![\w'-])[A-Za-z]\s?(?:->|-)\s?[A-Za-z](?![\w'-])(?:\s*(?:costs?|is|=|:)?\s*\d+)?"), " "),
    (re.compile(r"(?<!\w)[A-Z]{2}\s?[:=]?\s?\d+(?!\w)"), " "),
    (re.compile(r"(?<!\w)-?(?:\d+\s?pi(?:\s?/\s?\d+)?|pi\s?/\s?\d+)(?!\w)"), " "),
    (re.compile(r"[\[({][^\[\](){}A-Za-z]*\d[^\[\](){}A-Za-z]*[\])}]"), " "),
    (re.compile(r"(?<![A-Za-z])[-+]?\d[\d.,/%°:;]*"), " "),
    (re.compile(r"(?<=\s)[-+=*/|<>,;]+(?=\s)"), " "),
)


def without_values(text: str) -> str:
    """Leave numbers and lists out of a prompt; say "matrix" for a matrix, "f(x)" for a formula."""
    for pattern, word in _SHAPES:
        text = pattern.sub(word, text)
    return text
