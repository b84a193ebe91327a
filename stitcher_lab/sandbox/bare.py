"""No isolation at all: for an administrator who has said so, where nothing works and something else is the wall.

The environment is clean, descriptors are closed, root steps down where it can, limits and clocks hold, and everything
is killed in the end: a careless script does little harm. A hostile one does what it likes, with the rights of the user.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.sandbox import complaints, hidden, keeping
from stitcher_lab.sandbox.tier import NONE

if TYPE_CHECKING:
    from stitcher_lab.sandbox.tier import Needs, Obstacle

SET_IDS = 0b11 << 6  # CAP_SETGID and CAP_SETUID, linux/capability.h


class Bare:
    """Not a tier, but what takes the place of one."""

    name = NONE
    hides = False

    def obstacle(self) -> Obstacle | None:
        """Nothing can be missing."""
        return None

    def explain(self, complaint: str) -> Obstacle:
        """Put what the keeper complained about into plain words."""
        return complaints.explain(complaint)

    def start(self, needs: Needs) -> keeping.KeptCell:
        """Start a cell, which is none."""
        return keeping.start(needs, keeping.Confinement(), uid=hidden.unused_uid() if _can_step_down() else None)


def _can_step_down() -> bool:
    """Whether this process is root, and may become another user that its user namespace has."""
    if os.geteuid() != 0:
        return False
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        users = [line.split() for line in Path("/proc/self/uid_map").read_text(encoding="ascii").splitlines()]
    except OSError:
        return False
    effective = next((int(line.split()[1], 16) for line in status.splitlines() if line.startswith("CapEff:")), 0)
    last = max(hidden.UIDS)
    mapped = any(int(first) <= min(hidden.UIDS) and last < int(first) + int(count) for first, _, count in users)
    return effective & SET_IDS == SET_IDS and mapped
