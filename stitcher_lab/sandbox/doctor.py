"""Says of each tier whether it works here, why not, and the one command that would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from stitcher_lab.sandbox.opening import tiers
from stitcher_lab.sandbox.selftest import try_out


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One tier's health. ``why`` and ``remedy`` are empty where it works."""

    tier: str
    works: bool
    why: str = ""
    remedy: str = ""


def diagnose(*, bwrap: str = "") -> list[Diagnosis]:
    """Run the self-test of every tier, strongest first; takes about a tenth of a second for each."""
    found = []
    for tier in tiers(bwrap):
        obstacle = try_out(tier)
        if obstacle is None:
            found.append(Diagnosis(tier.name, works=True))
        else:
            found.append(Diagnosis(tier.name, works=False, why=obstacle.why, remedy=obstacle.remedy))
    return found
