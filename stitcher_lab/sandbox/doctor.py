"""Says of each tier whether it works here, why not, and the one command that would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.opening import tiers
from stitcher_lab.sandbox.selftest import try_out

UNSANDBOXED = "where none of these works, code runs without isolation (unsandboxed)"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One tier's health.

    ``why`` and ``remedy`` are empty where it works. ``weaker`` tells, for one that works, what a newer kernel would do
    better.
    """

    tier: str
    works: bool
    why: str = ""
    remedy: str = ""
    weaker: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """The health in one line."""
        if not self.works:
            return self.why
        return f"self-test passed; weaker here: {'; '.join(self.weaker)}" if self.weaker else "self-test passed"


def diagnose(*, bwrap: str = "") -> list[Diagnosis]:
    """Run the self-test of every tier, strongest first; takes about a tenth of a second for each."""
    found = []
    for tier in tiers(bwrap):
        obstacle = try_out(tier)
        if obstacle is None:
            weaker = tier.weaknesses() if isinstance(tier, Landlock) else ()
            found.append(Diagnosis(tier.name, works=True, weaker=weaker))
        else:
            found.append(Diagnosis(tier.name, works=False, why=obstacle.why, remedy=obstacle.remedy))
    return found
