"""Picks the tier: the strongest whose self-test passes, by running it."""

from __future__ import annotations

import functools
import threading
from typing import TYPE_CHECKING

from stitcher_lab.errors import OptionError, SandboxUnavailable
from stitcher_lab.sandbox import cgroups
from stitcher_lab.sandbox.bare import Bare
from stitcher_lab.sandbox.bubblewrap import Bubblewrap
from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.pools import shared_pool
from stitcher_lab.sandbox.selftest import try_out
from stitcher_lab.sandbox.supervisor import Supervised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.sandbox.cgroups import Fences
    from stitcher_lab.sandbox.tier import Obstacle, Tier

_lock = threading.Lock()
_passed: dict[tuple[str, tuple[str, ...]], Tier] = {}

NAMES = ("bubblewrap", "landlock")


def tiers(bwrap: str = "") -> tuple[Tier, ...]:
    """Every tier there is, strongest first."""
    return (Bubblewrap(bwrap), Landlock())


def open_sandbox(
    *,
    bwrap: str = "",
    tier: str = "",
    minimum: str = "",
    unsandboxed: bool = False,
    control_group: str = "",
    warm: int = 0,
    lasting: float = 0.0,
) -> Supervised:
    """Return a sandbox of the strongest tier that works here, or of the one called ``tier``.

    ``bwrap`` is the path of the bubblewrap program where it is not on the ``PATH``. ``minimum`` names the weakest tier
    that will do. A passed self-test counts for the rest of this process; a failed one is tried again, since somebody
    may have mended the cause.

    ``unsandboxed`` is the word of an administrator, never of a request: where no tier works and none is asked for, code
    runs without isolation, and the tier is called ``none``.

    Memory is held by control groups too where they can be made: in our own group where that is delegated, or in
    ``control_group``, a folder below ``/sys/fs/cgroup``.

    With ``warm``, up to that many cells of each kind are made ready once tasks are announced
    (:meth:`~stitcher_lab.sandbox.supervisor.Supervised.expect`), and kept for ``lasting`` seconds after the last task
    (0: as long as announced tasks are to come). All sandboxes of a process share them.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is no tier of that name.
    stitcher_lab.errors.SandboxUnavailable
        No tier works that will do; the reason and the remedy are told for each.

    """
    if tier and tier not in NAMES:
        raise _no_such_tier(tier)
    wanted = tuple(name for name in strong_enough(minimum) if tier in ("", name))
    with _lock:
        found = _passed.get((bwrap, wanted))
        if found is None:
            obstacles: dict[str, Obstacle] = {}
            found = _first_that_works([one for one in tiers(bwrap) if one.name in wanted], obstacles)
            if found is not None:
                _passed[bwrap, wanted] = found
            elif unsandboxed and not tier and not minimum:
                found = Bare()
            else:
                raise _refusal(obstacles, minimum)
        pool = shared_pool(found, warm, lasting=lasting, key=bwrap) if warm > 0 else None
        return Supervised(found, pool, _fences(control_group))


def strong_enough(minimum: str) -> tuple[str, ...]:
    """Names of the tiers that are as strong as ``minimum``, strongest first; all of them where that is empty.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is no tier of that name.

    """
    if minimum and minimum not in NAMES:
        raise _no_such_tier(minimum)
    return NAMES[: NAMES.index(minimum) + 1] if minimum else NAMES


def _no_such_tier(name: str) -> OptionError:
    return OptionError(f"There is no sandbox tier called {name!r:.80}.", remedy=f"Known are: {', '.join(NAMES)}.")


@functools.cache
def _fences(control_group: str) -> Fences | None:
    return cgroups.find(control_group)


def _first_that_works(candidates: list[Tier], obstacles: dict[str, Obstacle]) -> Tier | None:
    for tier in candidates:
        obstacle = try_out(tier)
        if obstacle is None:
            return tier
        obstacles[tier.name] = obstacle
    return None


def _refusal(obstacles: Mapping[str, Obstacle], minimum: str) -> SandboxUnavailable:
    """Say why nothing works, and what would help, for each tier that was tried."""
    reasons = " ".join(f"{name}: {obstacle.why}" for name, obstacle in obstacles.items())
    pinned = f" At least {minimum} is asked for (minimum_tier)." if minimum else ""
    remedies = {name: obstacle.remedy.rstrip(".") for name, obstacle in obstacles.items() if obstacle.remedy}
    if len(set(remedies.values())) == 1:
        remedy = next(iter(remedies.values()))
    else:
        remedy = "; or ".join(f"for {name}: {words}" for name, words in remedies.items())
    return SandboxUnavailable(
        f"Scene code cannot be isolated on this machine, so nothing was run.{pinned} {reasons}", remedy=remedy
    )
