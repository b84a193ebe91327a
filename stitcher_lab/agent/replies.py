"""What a model's reply holds: the code in it, and its line of advice, with whatever stands around them."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_BLOCK = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n`]*\n(.*?)^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[^\n`]*\n(.*)\Z", re.DOTALL | re.MULTILINE)
_LESSON = re.compile(r"^\W*LESSON\W*:[\s*_]*(.+)$", re.IGNORECASE | re.MULTILINE)
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_LONGEST_ADVICE = 300


@dataclass(frozen=True, slots=True)
class CodeReply:
    """Code and advice; ``whole`` says that the fence around the code was closed, or that there was none."""

    code: str
    advice: str
    whole: bool


def read_code(text: str) -> CodeReply:
    """Take the code out of a reply: the longest fenced block, what follows a fence that is never closed, or all of it.

    Chatter, several blocks, a model's thoughts aloud and a missing fence are all common.
    """
    text = _THOUGHT.sub("", text.replace("\r\n", "\n"))
    found = _LESSON.search(text)
    advice = found[1].strip()[:_LONGEST_ADVICE] if found else ""
    blocks = [match[2] for match in _BLOCK.finditer(text)]
    if blocks:
        return CodeReply(_tidy(_chosen(blocks)), advice, whole=True)
    if opened := _OPENED.search(text):
        return CodeReply(_tidy(opened[1]), advice, whole=False)
    return CodeReply(_tidy(_LESSON.sub("", text)), advice, whole=True)


def _chosen(blocks: list[str]) -> str:
    """Choose the block that holds a class, the longest of them; else the longest of all."""
    classes = [block for block in blocks if re.search(r"^\s*class\s+\w+", block, re.MULTILINE)]
    return max(classes or blocks, key=len)


def _tidy(code: str) -> str:
    """Drop empty lines around the code and the indentation that all of it shares."""
    return textwrap.dedent(code.expandtabs(4)).strip("\n").rstrip() + "\n"
