"""What the gateway's tests ask, and how patient they are."""

from __future__ import annotations

import json

from stitcher_lab.gateway import Patience, Request

HURRIED = Patience(first=0.01, longest=0.05, rest=0.0)
POINT = {
    "type": "object",
    "properties": {"x": {"type": "number"}, "label": {"type": "string"}},
    "required": ["x", "label"],
    "additionalProperties": False,
}


def request(task="plan", user="Say something.", **options):
    return Request(task, f"Task: {task}\nYou are asked.", user, **options)


def reply(task="plan", **fields):
    """Return one reply of a conversation; TOML writes its values as JSON does."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in {"task": task, **fields}.items()]
    return "\n".join(("", "[[reply]]", *lines, ""))
