"""What a job's calls took, and a budget that is kept: room is reserved before a call is made.

A call may take what its prompt holds plus the longest answer it asks for. That much is reserved first, so that calls
made side by side cannot overrun together; what was really taken is entered afterwards.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.errors import BudgetSpent
from stitcher_lab.model import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.cancellation import Cancellation

GLANCE = 0.1  # seconds between two looks at Stop, while waiting for room


@dataclass(frozen=True, slots=True)
class Reservation:
    """The most that a call may take: tokens, and US dollars (``None`` where its price is not known)."""

    tokens: int
    cost: float | None


class Ledger:
    """Accounts of one job, by task and by scene. Safe with several threads."""

    def __init__(self, *, max_cost: float | None = None, max_tokens: int | None = None) -> None:
        self.max_cost = max_cost
        self.max_tokens = max_tokens
        self._changed = threading.Condition()
        self._reserved: list[Reservation] = []
        self._entries: dict[tuple[str, str | None], Usage] = defaultdict(Usage)
        self._spent = Usage()
        self._known_cost = 0.0

    def reserve(self, wanted: Reservation, *, model: str, cancellation: Cancellation) -> None:
        """Set aside the most that a call may take; wait where only calls under way stand against it.

        Raises
        ------
        stitcher_lab.errors.BudgetSpent
            The call could overrun what the job may spend.
        stitcher_lab.errors.Cancelled
            Stop was pressed.

        """
        with self._changed:
            while True:
                cancellation.check()
                self._refuse(wanted, model)
                if self._fits(wanted):
                    self._reserved.append(wanted)
                    return
                self._changed.wait(GLANCE)

    def settle(self, reserved: Reservation, usage: Usage, *, task: str, scene: str | None) -> None:
        """Enter what a call took, and give back the rest of what was set aside for it."""
        with self._changed:
            self._reserved.remove(reserved)
            self._entries[task, scene] += usage
            self._spent += usage
            self._known_cost += usage.cost or 0.0
            self._changed.notify_all()

    @property
    def total(self) -> Usage:
        """Everything so far."""
        with self._changed:
            return self._spent

    def by_task(self) -> Mapping[str, Usage]:
        """Return what each task took."""
        return self._grouped(0)

    def by_scene(self) -> Mapping[str, Usage]:
        """Return what each scene took; what belongs to none is left out."""
        return self._grouped(1)

    def _grouped(self, part: int) -> dict[str, Usage]:
        groups: dict[str, Usage] = {}
        with self._changed:
            for key, usage in self._entries.items():
                name = key[part]
                if name is not None:
                    groups[name] = groups.get(name, Usage()) + usage
        return groups

    def _fits(self, wanted: Reservation) -> bool:
        """Whether there is room beside the calls under way."""
        tokens = _tokens(self._spent) + sum(one.tokens for one in self._reserved) + wanted.tokens
        cost = self._known_cost + sum(one.cost or 0.0 for one in self._reserved) + (wanted.cost or 0.0)
        return (self.max_tokens is None or tokens <= self.max_tokens) and (
            self.max_cost is None or cost <= self.max_cost
        )

    def _refuse(self, wanted: Reservation, model: str) -> None:
        """Raise where the call could overrun the budget even after all others have come in under theirs."""
        if self.max_tokens is not None and _tokens(self._spent) + wanted.tokens > self.max_tokens:
            raise BudgetSpent(
                f"The job may take {self.max_tokens:,} tokens and has taken {_tokens(self._spent):,}; the next call "
                f"of {model} could take {wanted.tokens:,}.",
                remedy="Allow more with max_tokens; what was done is kept, and the same command goes on from there.",
            )
        if self.max_cost is None:
            return
        if wanted.cost is None and self.max_tokens is not None:
            return  # what cannot be counted in money is still counted in tokens
        if wanted.cost is None:
            raise BudgetSpent(
                f"The job may cost {dollars(self.max_cost)}, and what {model} costs is not known.",
                remedy="Set its price (prices), or make it without a limit on the cost and set max_tokens.",
            )
        if self._known_cost + wanted.cost > self.max_cost:
            raise BudgetSpent(
                f"The job may cost {dollars(self.max_cost)} and has cost {dollars(self._known_cost)}; the next call "
                f"of {model} could cost {dollars(wanted.cost)}.",
                remedy="Allow more with --max-cost; what was done is kept, and the same command goes on from there.",
            )


def dollars(amount: float) -> str:
    """Return an amount as people write it; fractions of a cent are shown where there is nothing else."""
    return f"${amount:.2f}" if amount >= 0.1 or amount == 0 else f"${amount:.4f}"  # noqa: PLR2004


def _tokens(usage: Usage) -> int:
    return usage.prompt_tokens + usage.completion_tokens
