"""How long to fuzz: a few examples in a normal run, ``STITCHER_FUZZ=100`` for a hundred times as many."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("STITCHER_FUZZ", "1"))


def examples(count: int, *, shrink: bool = True):
    """Settings for ``count`` examples in a normal run; what is slow is better not made smaller."""
    return settings(
        max_examples=count * TIMES,
        deadline=None,
        phases=[phase for phase in Phase if shrink or phase not in (Phase.shrink, Phase.explain)],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
    )
