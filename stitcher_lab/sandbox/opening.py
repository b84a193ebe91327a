"""Picks the tier: the first whose self-test passes, by running it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox.bubblewrap import Bubblewrap
from stitcher_lab.sandbox.selftest import try_out
from stitcher_lab.sandbox.supervisor import Supervised

if TYPE_CHECKING:
    from stitcher_lab.sandbox.tier import Obstacle, Tier

_lock = threading.Lock()
_passed: dict[str, Tier] = {}


def tiers(bwrap: str = "") -> tuple[Tier, ...]:
    """Every tier there is, strongest first. Landlock's place is second."""
    return (Bubblewrap(bwrap),)


def open_sandbox(*, bwrap: str = "") -> Supervised:
    """Return a sandbox of the strongest tier that works here.

    ``bwrap`` is the path of the bubblewrap program where it is not on the ``PATH``. A passed self-test counts for the
    rest of this process; a failed one is tried again, since somebody may have mended the cause.

    Raises
    ------
    stitcher_lab.errors.SandboxUnavailable
        No tier works. Nothing is ever run without one.

    """
    with _lock:
        if bwrap not in _passed:
            _passed[bwrap] = _first_that_works(tiers(bwrap))
        return Supervised(_passed[bwrap])


def _first_that_works(candidates: tuple[Tier, ...]) -> Tier:
    obstacles: list[Obstacle] = []
    for tier in candidates:
        obstacle = try_out(tier)
        if obstacle is None:
            return tier
        obstacles.append(obstacle)
    raise SandboxUnavailable(
        f"Scene code cannot be isolated on this machine, so nothing was run. {' '.join(o.why for o in obstacles)}",
        remedy=next((obstacle.remedy for obstacle in obstacles if obstacle.remedy), ""),
    )
