"""The tier for machines that let nobody make namespaces, most Kubernetes pods among them: Landlock and a tight filter.

Nothing is hidden here, and nothing can be reached: the task may open what is lent to it and its scratch, whatever else
there is. :mod:`stitcher_lab.sandbox.keeping` does what is not particular to Landlock.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
from typing import TYPE_CHECKING

from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox import complaints, hidden, keeping, landlock_rules, seccomp
from stitcher_lab.sandbox.tier import Obstacle

if TYPE_CHECKING:
    from stitcher_lab.sandbox.rooms import Room
    from stitcher_lab.sandbox.tier import Needs
    from stitcher_lab.sandbox.view import View

# Not /dev/zero: mapped as shared, it is memory that no process answers for.
DEVICES = ("/dev/null", "/dev/full", "/dev/random", "/dev/urandom")
PROCESSOR = "/proc/cpuinfo"  # numerical libraries choose their fastest code by it

_KERNEL = "Linux 5.13 or newer with CONFIG_SECURITY_LANDLOCK is needed; 6.12 or newer is best."
_OBSTACLES = {
    errno.ENOSYS: Obstacle("The kernel does not know Landlock, or a container's filter hides it.", _KERNEL),
    errno.EOPNOTSUPP: Obstacle(
        "Landlock is switched off.", "Add landlock to the lsm= list on the kernel's command line, and restart."
    ),
    errno.EPERM: Obstacle(
        "The container's filter of system calls forbids Landlock.",
        "Use a newer container runtime, or allow landlock_create_ruleset, landlock_add_rule and landlock_restrict_self "
        "in its seccomp profile.",
    ),
}


class Landlock:
    """Isolation by Landlock; ``abi`` pretends that the kernel knows no more than that version."""

    name = "landlock"
    hides = False

    def __init__(self, abi: int | None = None) -> None:
        self._most = abi

    @property
    def abi(self) -> int:
        """The version of Landlock's interface that is used, 0 where there is none."""
        with contextlib.suppress(OSError):
            here = landlock_rules.version()
            return here if self._most is None else min(here, self._most)
        return 0

    def obstacle(self) -> Obstacle | None:
        """What is known to be missing, without trying."""
        if platform.machine() not in seccomp.MACHINES:
            return Obstacle(f"There is no list of system calls for {platform.machine()} processors.")
        try:
            landlock_rules.version()
        except OSError as error:
            return _OBSTACLES.get(error.errno or 0, Obstacle(f"Landlock cannot be used: {error.strerror}."))
        return None

    def weaknesses(self) -> tuple[str, ...]:
        """What a newer kernel would do better, in words; empty from version 6 of the interface on."""
        return tuple(words for abi, words in _WEAKNESSES if self.abi < abi)

    def explain(self, complaint: str) -> Obstacle:
        """Put what the keeper complained about into plain words."""
        return complaints.explain(complaint)

    def start(self, needs: Needs) -> keeping.KeptCell:
        """Start a cell; unlike bubblewrap's it lives as long as the calling process, not its thread."""
        obstacle = self.obstacle()
        if obstacle is not None:
            raise SandboxUnavailable(obstacle.why, remedy=obstacle.remedy)
        abi = self.abi
        confinement = keeping.Confinement(abi, _allowed, seccomp.assemble(landlock=abi))
        return keeping.start(needs, confinement, uid=hidden.unused_uid() if os.geteuid() == 0 else None)


_WEAKNESSES = (
    (2, "files cannot be moved between folders of the scratch"),
    (3, "emptying a file by its name is left to the filter, which forbids it everywhere"),
    (4, "network ports are left to the filter alone"),
    (5, "control of devices is left to the filter alone"),
    (6, "signals and abstract sockets are left to the filter, which forbids processes to signal each other"),
)


def _allowed(seen: View, room: Room) -> dict[str, int]:
    """Rights by path."""
    rights = dict.fromkeys(seen.binds, landlock_rules.LOOK)
    rights |= dict.fromkeys(DEVICES, landlock_rules.DEVICE)
    rights[PROCESSOR] = landlock_rules.READ
    rights[str(room.given)] = landlock_rules.READ | landlock_rules.LIST
    rights[str(room.lent)] = landlock_rules.READ | landlock_rules.LIST
    rights[str(room.free)] = landlock_rules.KEEP
    return rights
