"""How a resource declares what it takes and answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Schema = Mapping[str, Any]

# What may stand in a path; anything else is not there.
JOB_ID: Schema = {"type": "string", "pattern": r"^[A-Za-z0-9-]{1,64}$"}
PATHS: Mapping[str, tuple[str, Schema]] = {
    "job": ("Id of a job.", JOB_ID),
    "template": ("Id of a lesson.", {"type": "string", "pattern": r"^[a-z][a-z0-9_]{0,63}$"}),
    "file": ("Name of a file, as the job's 'files' has it, or all.zip.", {"type": "string", "maxLength": 40}),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value in the query or a header; ``schema`` is that of the value as it is used, after it was read."""

    name: str
    description: str
    schema: Schema
    default: Any = None
    place: str = "query"


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back: JSON by the name of its schema, or files of the media types that are named."""

    description: str
    schema: str = ""
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one resource. ``refusals`` are statuses with an error, beside 403 and 500."""

    summary: str
    answers: Mapping[int, Answer]
    parameters: tuple[Parameter, ...] = ()
    body: Schema | None = None
    body_name: str = ""
    body_required: bool = True
    refusals: tuple[int, ...] = field(default=(400,))


def methods(**operations: Operation) -> Mapping[str, Operation]:
    """Say what a resource's methods take and answer, by their names in lower case."""
    return operations


def pattern(path: str) -> str:
    """Turn ``stitcher/jobs/{job}`` into the expression that tornado wants."""
    return "/" + re.sub(r"\{\w+\}", "([^/]+)", path)
