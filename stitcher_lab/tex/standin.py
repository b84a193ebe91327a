r"""A picture that stands in for a formula that is not set yet: the same groups, and a box for each sign.

For finding out which other formulas a scene will set: what a scene does with a formula (counts its signs, takes the
third, moves it) goes on with boxes. There are rather more boxes than signs, so that no index goes beyond them.
"""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"\\special\{dvisvgm:raw (<g id='[\w-]+'>|</g>)\}"  # Manim's marks
    r"|\\(?:begin|end)\s*\{[^{}]*\}"
    r"|(\\[A-Za-z]+\*?|\\.|[^\s{}^_$&])",
    re.DOTALL,
)
_WIDE, _HIGH = 4, 7  # points: about a digit of ten points
_HEAD = "<svg version='1.1' xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"


def stand_in(expression: str) -> str:
    """Draw boxes for ``expression``, what Manim gives to TeX; an SVG file's text."""
    parts: list[str] = []
    open_groups = at = 0
    for mark, sign in _PIECE.findall(expression):
        if mark == "</g>":
            if open_groups:
                open_groups -= 1
                parts.append(mark)
        elif mark:
            open_groups += 1
            parts.append(mark)
        elif sign:
            parts.append(f"<use x='{at}' y='0' xlink:href='#box'/>")
            at += _WIDE + 1
    body = "".join(parts) + "</g>" * open_groups
    return f"{_HEAD}<defs><path id='box' d='M0 0H{_WIDE}V-{_HIGH}H0Z'/></defs><g id='page1'>{body}</g></svg>"
