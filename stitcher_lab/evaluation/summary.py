"""Figures from results: how many succeed, at once and after fixes, at what price and in what time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from stitcher_lab.evaluation.results import Outcome
from stitcher_lab.model import Stage, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stitcher_lab.evaluation.results import Result, SceneResult

# The two-sided 95 % point of the normal distribution.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    hits: int
    total: int

    @property
    def part(self) -> float | None:
        """The share, 0 to 1; ``None`` of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the true share, after E. B. Wilson (1927), which holds for few cases too."""
        if not self.total:
            return None
        n, p = self.total, self.hits / self.total
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return max(middle - half, 0.0), min(middle + half, 1.0)


@dataclass(frozen=True, slots=True)
class Spread:
    """Of some numbers: the middle one, the one that a tenth exceeds, and their sum."""

    middle: float
    high: float
    total: float
    count: int


@dataclass(frozen=True, slots=True)
class FailureClass:
    """How many scenes failed in one way, at any of their drafts, and how many of them were made in the end."""

    name: str
    scenes: int
    made: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run.

    Rates of videos are of all prompts that were ``measured``, refusals included; ``clean`` is of the delivered ones
    (no layout error left), and so are times. ``rounds`` counts scenes by how many fixes by the model they took.
    """

    prompts: int
    measured: int
    outcomes: Mapping[Outcome, int]
    first_try: Rate
    whole: Rate
    delivered: Rate
    clean: Rate
    scenes: int
    scenes_first_try: Rate
    scenes_made: Rate
    rounds: Mapping[int, int]
    mended: int
    scene_failures: tuple[FailureClass, ...]
    video_failures: Mapping[str, int]
    layout_errors: int
    layout_warnings: int
    usage: Usage | None
    settled: float | None
    tokens: Spread | None
    cost: Spread | None
    tasks: Mapping[str, Usage]
    seconds: Spread | None
    stages: Mapping[str, Spread]
    reused: int


def summarize(results: Iterable[Result]) -> Summary:
    """Make the figures."""
    everything = list(results)
    measured = [result for result in everything if result.measured]
    delivered = [result for result in measured if result.outcome in {Outcome.MADE, Outcome.PARTIAL}]
    scenes = [scene for result in delivered for scene in result.scenes]
    used = [result for result in measured if result.usage is not None]
    costs = [result.usage.cost for result in used if result.usage is not None and result.usage.cost is not None]
    total = len(measured)
    return Summary(
        prompts=len(everything),
        measured=total,
        outcomes={outcome: sum(result.outcome is outcome for result in everything) for outcome in Outcome},
        first_try=Rate(sum(result.first_try for result in measured), total),
        whole=Rate(sum(result.outcome is Outcome.MADE for result in measured), total),
        delivered=Rate(len(delivered), total),
        clean=Rate(sum(not any(s.layout_errors for s in result.scenes) for result in delivered), len(delivered)),
        scenes=len(scenes),
        scenes_first_try=Rate(sum(scene.first_try for scene in scenes), len(scenes)),
        scenes_made=Rate(sum(scene.outcome == "made" for scene in scenes), len(scenes)),
        rounds=dict(sorted(Counter(scene.rounds for scene in scenes).items())),
        mended=sum(scene.mended for scene in scenes),
        scene_failures=_failure_classes(scenes),
        video_failures=dict(Counter(result.failure for result in everything if result.failure).most_common()),
        layout_errors=sum(scene.layout_errors for scene in scenes),
        layout_warnings=sum(scene.layout_warnings for scene in scenes),
        usage=sum((result.usage for result in used if result.usage is not None), Usage()) if used else None,
        settled=_sum_known([result.settled for result in used]),
        tokens=_spread([_tokens(result.usage) for result in used if result.usage is not None and result.usage.calls]),
        cost=_spread(costs),
        tasks=_by_task(used),
        seconds=_spread([result.seconds for result in delivered]),
        stages=_by_stage(delivered),
        reused=sum(result.reused for result in delivered),
    )


def facts(summary: Summary) -> dict[str, Any]:
    """Return the figures that one would compare, for machines; parts are 0 to 1, times in seconds."""
    return {
        "prompts": summary.prompts,
        "measured": summary.measured,
        "outcomes": {str(outcome): count for outcome, count in summary.outcomes.items()},
        "videos": {
            "first_try": _rate(summary.first_try),
            "after_fixes": _rate(summary.whole),
            "delivered": _rate(summary.delivered),
            "without_layout_error": _rate(summary.clean),
        },
        "scenes": {
            "count": summary.scenes,
            "first_try": _rate(summary.scenes_first_try),
            "after_fixes": _rate(summary.scenes_made),
            "rounds": {str(rounds): count for rounds, count in summary.rounds.items()},
            "mended": summary.mended,
            "failures": {each.name: {"scenes": each.scenes, "made": each.made} for each in summary.scene_failures},
        },
        "failures": dict(summary.video_failures),
        "layout": {"errors": summary.layout_errors, "warnings": summary.layout_warnings},
        "tokens": _tokens(summary.usage) if summary.usage else 0,
        "cost": summary.usage.cost if summary.usage else 0.0,
        "settled": summary.settled,
        "seconds": summary.seconds.total if summary.seconds else 0.0,
        "stages": {stage: spread.middle for stage, spread in summary.stages.items()},
        "reused": summary.reused,
    }


def _rate(rate: Rate) -> dict[str, Any]:
    low, high = rate.interval or (None, None)
    return {"hits": rate.hits, "of": rate.total, "part": rate.part, "low": low, "high": high}


def _failure_classes(scenes: Sequence[SceneResult]) -> tuple[FailureClass, ...]:
    hit: dict[str, list[SceneResult]] = defaultdict(list)
    for scene in scenes:
        for name in set(scene.failures):
            hit[name].append(scene)
    found = [FailureClass(name, len(them), sum(one.outcome == "made" for one in them)) for name, them in hit.items()]
    return tuple(sorted(found, key=lambda each: (-each.scenes, each.name)))


def _tokens(usage: Usage) -> int:
    return usage.prompt_tokens + usage.completion_tokens


def _sum_known(values: Sequence[float | None]) -> float | None:
    """Add up; one that is unknown makes the sum unknown."""
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _by_task(results: Sequence[Result]) -> dict[str, Usage]:
    tasks: dict[str, Usage] = {}
    for result in results:
        for task, usage in result.tasks.items():
            tasks[task] = tasks.get(task, Usage()) + usage
    return tasks


def _by_stage(results: Sequence[Result]) -> dict[str, Spread]:
    spent: dict[str, list[float]] = defaultdict(list)
    for result in results:
        for stage, seconds in result.stages.items():
            spent[stage].append(seconds)
    order = [*(str(stage) for stage in Stage if stage in spent), *sorted(spent.keys() - set(Stage))]
    spreads = {stage: _spread(spent[stage]) for stage in order}
    return {stage: spread for stage, spread in spreads.items() if spread is not None}


def _spread(values: Sequence[float]) -> Spread | None:
    if not values:
        return None
    ordered = sorted(values)
    rank = math.ceil(0.9 * len(ordered)) - 1  # the nearest rank
    return Spread(median(ordered), ordered[rank], sum(ordered), len(ordered))
