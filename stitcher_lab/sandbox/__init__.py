"""Isolation for hostile code: a guard on the syntax tree, tiers of isolation, limits, and what runs inside."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from stitcher_lab.sandbox.channel import Channel
from stitcher_lab.sandbox.task import Limits, Outcome, Sandbox, Task, Verdict

if TYPE_CHECKING:
    from stitcher_lab.sandbox.doctor import Diagnosis, diagnose
    from stitcher_lab.sandbox.guard import check
    from stitcher_lab.sandbox.opening import open_sandbox

__all__ = [
    "Channel",
    "Diagnosis",
    "Limits",
    "Outcome",
    "Sandbox",
    "Task",
    "Verdict",
    "check",
    "diagnose",
    "open_sandbox",
]

# What runs on the host is loaded when it is asked for: this package is imported inside the sandbox too.
_HOST = {"open_sandbox": "opening", "check": "guard", "diagnose": "doctor", "Diagnosis": "doctor"}


def __getattr__(name: str) -> Any:
    if name in _HOST:
        return getattr(importlib.import_module(f"{__name__}.{_HOST[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
