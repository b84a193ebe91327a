"""Isolation for hostile code: a guard on the syntax tree, tiers of isolation, limits, and what runs inside."""

from stitcher_lab.sandbox.channel import Channel
from stitcher_lab.sandbox.task import Limits, Outcome, Sandbox, Task, Verdict

__all__ = ["Channel", "Limits", "Outcome", "Sandbox", "Task", "Verdict"]
