"""The prompts to measure: a file with one JSON object a line."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

# What a line may set for itself; everything else is the run's.
OPTIONS: Mapping[str, type | tuple[type, ...]] = {
    "quality": str, "voice": str, "language": str, "max_duration": (int, float), "template": str, "tier": str,
    "data": dict, "values": dict,
}  # fmt: skip
# An id names files: the video's, and what lies beside it.
_ID = re.compile(r"[\w][\w.-]{0,79}")


@dataclass(frozen=True, slots=True)
class Case:
    """One prompt to measure.

    ``options`` are those of a Brief by name (``quality``, ``voice``, ``language``, ``max_duration``, ``template``,
    ``tier``, ``data``), and ``values``, the parameters of a template.
    """

    id: str
    prompt: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Tells whether a case of the same id is still the same."""
        facts = json.dumps([self.prompt, dict(self.options)], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(facts.encode()).hexdigest()[:16]


def read_cases(path: Path) -> list[Case]:
    """Read a file of prompts: ``{"id": …, "prompt": …, "options": {…}}`` a line; empty lines are passed over.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The file cannot be read, or a line is not of that form; the sentence names the line.

    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OptionError(f"The prompts in {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise OptionError(f"{path} is not text in UTF-8.") from error
    cases: dict[str, Case] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            case = _case(line, cases)
        except ValueError as error:
            raise OptionError(
                f"{path.name}, line {number}: {error}.",
                remedy='A line looks like this: {"id": "bubble", "prompt": "explain bubble sort"}',
            ) from error
        cases[case.id] = case
    if not cases:
        raise OptionError(f"{path} holds no prompt.")
    return list(cases.values())


def _case(line: str, before: Collection[str]) -> Case:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("this is no JSON") from None
    if not isinstance(fields, dict):
        raise ValueError("this is no JSON object")  # noqa: TRY004 - one kind of error for one kind of trouble
    if unknown := fields.keys() - {"id", "prompt", "options"}:
        raise ValueError(f"there is no field {min(unknown)!r}")
    name, prompt = fields.get("id"), fields.get("prompt")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise ValueError("the id must be a text of letters, digits and ._- (it names files)")
    if name in before:
        raise ValueError(f"the id {name!r} was there before")
    if not isinstance(prompt, str) or not prompt.strip():
        raise ValueError("there is no prompt")
    return Case(name, prompt, _options(fields.get("options") or {}))


def _options(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ValueError("the options must be a JSON object")  # noqa: TRY004
    for option, value in found.items():
        if option not in OPTIONS:
            raise ValueError(f"there is no option {option!r}; there are {', '.join(OPTIONS)}")
        if not isinstance(value, OPTIONS[option]) or isinstance(value, bool):
            raise ValueError(f"the option {option!r} has a value of the wrong kind")  # noqa: TRY004
    return found
