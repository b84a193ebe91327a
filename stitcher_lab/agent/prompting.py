"""The prompts, read from their files, and the material that goes into them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "prompts"


@cache
def system(task: str) -> str:
    """Return the static part of a task's prompt: its name first, then the text of ``prompts/<task>.md``.

    It is the same for every job, byte for byte, so that providers that cache the beginning of a prompt can.
    """
    header, _, text = (_FOLDER / f"{task}.md").read_text(encoding="utf-8").partition("\n\n")
    version = header.removeprefix("version:").strip()
    return f"Task: {task}\n(prompt version {version})\n\n{text.strip()}\n"


def numbered(source: str) -> str:
    """Return the source with line numbers from 1, as the fixer sees it."""
    return "\n".join(f"{number:>4}  {line}" for number, line in enumerate(source.splitlines(), start=1))
