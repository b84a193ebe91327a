"""What many numbers come to: enough to draw their distribution, in a few hundred characters."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_BINS = 20  # bars that one can still tell apart in a picture
_DIGITS = 6


def figures(values: Sequence[float]) -> dict[str, Any]:
    """Sum up finite numbers.

    Quartiles are those of ``statistics.quantiles(method="inclusive")``, the deviation is the sample's (n - 1), and the
    histogram has equal bins from the least to the greatest; ``edges`` are one more than ``counts``.
    """
    if not values:
        return {"count": 0}
    least, greatest = min(values), max(values)
    found: dict[str, Any] = {
        "count": len(values),
        "mean": _short(statistics.fmean(values)),
        "least": _short(least),
        "greatest": _short(greatest),
    }
    if len(values) > 1:
        lower, middle, upper = statistics.quantiles(values, n=4, method="inclusive")
        mean = statistics.fmean(values)
        spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
        found |= {"quartiles": [_short(lower), _short(middle), _short(upper)], "standard_deviation": _short(spread)}
    if greatest > least:
        width = (greatest - least) / _BINS
        counts = [0] * _BINS
        for value in values:
            counts[min(int((value - least) / width), _BINS - 1)] += 1
        found["histogram"] = {
            "edges": [_short(least + step * width) for step in range(_BINS + 1)],
            "counts": counts,
        }
    return found


def _short(value: float) -> float:
    """Six digits that count: more than any picture shows."""
    return float(f"{value:.{_DIGITS}g}") if math.isfinite(value) else 0.0
