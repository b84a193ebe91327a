"""After many renders and many murders: every render has its verdict, and nothing is left of any."""

from __future__ import annotations

import pytest

from tests.sandbox.soaking import soak

GROWTH = 24  # MiB that the host may grow by, whatever it draws


@pytest.mark.timeout(1200)
@pytest.mark.parametrize(
    ("renders", "hosts", "pace"),
    [(8, 1, (0.1, 1.0)), pytest.param(300, 4, (0.2, 2.5), marks=pytest.mark.slow)],
    ids=["short", "long"],
)
def test_every_render_ends_in_a_verdict_and_leaves_nothing(renders, hosts, pace):
    report = soak(renders, seed=renders, hosts=hosts, pace=pace)
    print(report)  # noqa: T201
    assert report.endings.total() >= renders
    assert report.wrong == []
    assert report.killed.total() > 0
    assert report.left == []
    assert report.after["descriptors"] == report.before["descriptors"]
    assert report.after["threads"] == report.before["threads"]
    assert report.after["children"] == 0
    assert report.after["resident MiB"] - report.before["resident MiB"] <= GROWTH
