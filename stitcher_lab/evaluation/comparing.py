"""Two runs side by side: prompt by prompt, and whether the difference may be chance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.evaluation.results import Outcome

if TYPE_CHECKING:
    from stitcher_lab.evaluation.results import Result
    from stitcher_lab.evaluation.run_folder import Run

BETTER, WORSE, SAME, CHANGED, ONLY = "better", "worse", "same", "changed", "only"

# From worst to best. A refusal is an honest answer, and still no video.
_RANK = {Outcome.FAILED: 0, Outcome.REFUSED: 1, Outcome.PARTIAL: 2, Outcome.MADE: 3}


@dataclass(frozen=True, slots=True)
class Pair:
    """One prompt in two runs; ``None`` where a run has not measured it.

    ``verdict`` is on the second run: ``better`` or ``worse`` (outcome first, then scenes made, then fixes needed, then
    layout errors), ``same``, ``changed`` (the prompt is another one under the same id) or ``only`` (in one run only).
    """

    id: str
    first: Result | None
    second: Result | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs. ``wins`` and ``losses`` count prompts of which only the second, or only the first, run made a video
    whole; ``chance`` is how likely so uneven a split is where both are equally good (sign test, two-sided).
    """  # noqa: D205 - one sentence a figure

    pairs: tuple[Pair, ...]
    wins: int
    losses: int

    @property
    def chance(self) -> float | None:
        """Probability of a split at least so uneven if both runs were equally good; ``None`` without one."""
        count = self.wins + self.losses
        if not count:
            return None
        tail = sum(math.comb(count, k) for k in range(min(self.wins, self.losses) + 1))
        return min(2 * math.ldexp(tail, -count), 1.0)

    def count(self, verdict: str) -> int:
        """Count the prompts with a verdict."""
        return sum(pair.verdict == verdict for pair in self.pairs)

    @property
    def both(self) -> list[Pair]:
        """The prompts that both runs measured."""
        return [pair for pair in self.pairs if pair.verdict in {BETTER, WORSE, SAME}]


def compare(first: Run, second: Run) -> Comparison:
    """Put two runs side by side, in the order of the first."""
    names = dict.fromkeys([*first.results, *second.results])
    pairs = tuple(_pair(name, first.results.get(name), second.results.get(name)) for name in names)
    whole = [(_whole(pair.first), _whole(pair.second)) for pair in pairs if pair.verdict in {BETTER, WORSE, SAME}]
    return Comparison(
        pairs,
        wins=sum(after and not before for before, after in whole),
        losses=sum(before and not after for before, after in whole),
    )


def _pair(name: str, first: Result | None, second: Result | None) -> Pair:
    if first is None or second is None or not (first.measured and second.measured):
        return Pair(name, first, second, ONLY)
    if first.digest != second.digest:
        return Pair(name, first, second, CHANGED)
    before, after = _quality(first), _quality(second)
    verdict = BETTER if after > before else WORSE if after < before else SAME
    return Pair(name, first, second, verdict)


def _whole(result: Result | None) -> bool:
    return result is not None and result.outcome is Outcome.MADE


def _quality(result: Result) -> tuple[float, ...]:
    """What counts, in this order; larger is better."""
    made = sum(scene.outcome == "made" for scene in result.scenes)
    share = made / len(result.scenes) if result.scenes else 0.0
    errors = sum(scene.layout_errors for scene in result.scenes)
    return (_RANK[result.outcome], share, -result.rounds, -errors)
