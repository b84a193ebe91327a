"""Who is next, and when: the order of those that wait.

Fair between owners: first whoever has the fewest jobs running, then whoever has used least in the last hour, then
whoever waits longest. One owner alone may use every slot.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that waits since ``queued`` (seconds since 1970) and will take about ``seconds``."""

    job: str
    owner: str
    queued: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Running:
    """A job of ``owner`` that will be done in about ``remaining`` seconds."""

    owner: str
    remaining: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the line, counted from 1, and in how many seconds the job will about begin."""

    job: str
    position: int
    begins_in: float


def line_up(
    waiting: Iterable[Waiting], running: Iterable[Running], used: Mapping[str, float], slots: int
) -> list[Place]:
    """Play through who begins when, if every job takes as long as it is expected to.

    ``used`` are the seconds each owner has had in the last hour, those that run now included.
    """
    queues: dict[str, deque[Waiting]] = {}
    for one in sorted(waiting, key=lambda one: (one.queued, one.job)):
        queues.setdefault(one.owner, deque()).append(one)
    busy: dict[str, int] = {}
    spent = dict(used)
    ends: list[tuple[float, str]] = []
    for job in running:
        busy[job.owner] = busy.get(job.owner, 0) + 1
        spent[job.owner] = spent.get(job.owner, 0.0) + job.remaining
        heapq.heappush(ends, (job.remaining, job.owner))
    places: list[Place] = []
    now = 0.0
    while queues:
        while len(ends) >= max(slots, 1):
            now, owner = heapq.heappop(ends)
            busy[owner] -= 1
        owner = min(queues, key=lambda own: (busy.get(own, 0), spent.get(own, 0.0), queues[own][0].queued, own))
        one = queues[owner].popleft()
        if not queues[owner]:
            del queues[owner]
        busy[owner] = busy.get(owner, 0) + 1
        spent[owner] = spent.get(owner, 0.0) + one.seconds
        heapq.heappush(ends, (now + one.seconds, owner))
        places.append(Place(one.job, len(places) + 1, now))
    return places


def worth_telling(before: int | None, now: int) -> bool:
    """Whether a new position is news: always near the front, further back only when it moved by a fifth."""
    if before is None or before == now:
        return before is None
    return now <= _NEAR or abs(before - now) * 5 >= before


_NEAR = 10


def in_words(position: int) -> str:
    """A place in line as a person says it."""
    if position == 1:
        return "Next in line."
    return f"Number {position} in line."
