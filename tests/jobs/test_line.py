"""Who is next: fair between owners, and everybody is told where they stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.jobs.line import Running, Waiting, in_words, line_up, worth_telling
from stitcher_lab.model import JobState
from tests.jobs.conftest import ended, said, wait_for


def order(waiting, running=(), used=None, slots=2):
    return [place.job for place in line_up(waiting, running, used or {}, slots)]


def jobs_of(owner, count, since=0.0, seconds=10.0):
    return [Waiting(f"{owner}{place}", owner, since + place / 10, seconds) for place in range(count)]


def test_one_owner_alone_uses_every_slot():
    places = line_up(jobs_of("a", 3), [], {}, 2)
    assert [(place.job, place.position, place.begins_in) for place in places] == [
        ("a0", 1, 0.0),
        ("a1", 2, 0.0),
        ("a2", 3, 10.0),
    ]


def test_whoever_comes_late_does_not_wait_for_all_of_anothers_jobs():
    assert order([*jobs_of("a", 5), *jobs_of("b", 1, since=100)], [Running("a", 5), Running("a", 8)])[0] == "b0"


def test_fewest_running_then_least_used_then_oldest():
    waiting = [*jobs_of("a", 1), *jobs_of("b", 1, since=1), *jobs_of("c", 1, since=2), *jobs_of("d", 1, since=3)]
    running, used = [Running("a", 100)], {"b": 50.0, "c": 0.0, "d": 0.0}
    assert order(waiting, running, used, slots=3)[:2] == ["c0", "d0"]
    assert order(waiting, running, used, slots=5) == ["c0", "d0", "b0", "a0"]


@given(
    st.lists(st.tuples(st.sampled_from("abcdefghij"), st.floats(0, 3600), st.floats(0.1, 600)), max_size=60),
    st.integers(1, 8),
)
def test_everybody_gets_a_turn(asked, slots):
    waiting = [Waiting(str(place), owner, queued, seconds) for place, (owner, queued, seconds) in enumerate(asked)]
    places = line_up(waiting, [], {}, slots)
    assert sorted(place.job for place in places) == sorted(one.job for one in waiting)
    assert [place.position for place in places] == list(range(1, len(asked) + 1))
    assert all(a.begins_in <= b.begins_in for a, b in pairwise(places))
    owner_of = {one.job: one.owner for one in waiting}
    first = [owner_of[place.job] for place in places][: len(set(owner_of.values()))]
    if slots >= len(set(owner_of.values())):
        assert len(set(first)) == len(first)  # a slot for each comes before a second one for any


def test_a_long_line_is_not_told_of_every_step():
    told, last = 0, None
    for position in range(200, 0, -1):
        if worth_telling(last, position):
            told, last = told + 1, position
    assert last == 1
    assert told < 50
    assert in_words(1) == "Next in line."
    assert "7" in in_words(7)


def test_ten_owners_two_at_a_time(opened, request_for, stand):
    jobs = opened(run=stand)
    mine = {}
    for owner in "abcdefghij":
        for place in range(10 if owner == "a" else 2):
            prompt = f"{owner} {place}"
            mine[prompt] = jobs.submit(request_for(prompt, name=f"{owner}{place}"), owner=owner)[0].id
    wait_for(lambda: len(stand.begun) == 2)
    while len(stand.ended) < len(mine):
        done = len(stand.ended)
        prompt = next(one for one in stand.begun if one not in stand.ended)
        stand.gate(prompt).set()
        wait_for(lambda done=done: len(stand.ended) > done and len(stand.begun) >= min(done + 3, len(mine)))
    for prompt, job in mine.items():
        assert ended(jobs, job, owner=prompt[0]).state is JobState.DONE
    assert stand.most == 2
    owners = [prompt[0] for prompt in stand.begun]
    assert owners[:2] == ["a", "a"]  # nobody else was there
    assert set(owners[2:11]) == set("bcdefghij")  # then everybody once, before anybody twice
    assert owners[-4:] == ["a"] * 4  # who asked for most is last
    for prompt, job in mine.items():
        for other in "abcdefghij".replace(prompt[0], ""):
            assert job not in [view.id for view in jobs.list(owner=other)]


def test_those_who_wait_are_told_where_they_stand_when_it_changes(opened, request_for, stand):
    jobs = opened(running=1, run=stand)
    ids = [jobs.submit(request_for(f"dots {n}", name=f"v{n}"))[0].id for n in range(4)]
    wait_for(lambda: jobs.load()["running"] == 1 and jobs.get(ids[3], owner="").position == 3)
    view = jobs.get(ids[3], owner="")
    assert view.estimate > jobs.get(ids[2], owner="").estimate > 0
    assert jobs.load() == {"running": 1, "waiting": 3, "limit": 1}
    for place in range(4):
        stand.gate(f"dots {place}").set()
        ended(jobs, ids[place])
    messages = [message for kind, _, message in said(jobs, ids[3]) if kind == "queued"]
    assert messages[-3:] == ["Number 3 in line.", "Number 2 in line.", "Next in line."]
    assert len(messages) == len(set(messages))
    assert jobs.get(ids[3], owner="").position is None


def test_two_hundred_wait_and_the_log_stays_small(opened, request_for, stand):
    jobs = opened(run=stand)
    ids = [jobs.submit(request_for(f"dots {n}", name=f"v{n}"), owner=str(n % 20))[0].id for n in range(200)]
    stand.open.set()
    views = [ended(jobs, job, owner=str(place % 20)) for place, job in enumerate(ids)]
    assert {view.state for view in views} == {JobState.DONE}
    assert len(stand.begun) == 200
    assert max(view.last_event for view in views) < 60


def test_two_jobs_for_the_same_video_go_one_after_the_other(opened, request_for, stand):
    jobs = opened(running=3, run=stand)
    first, _ = jobs.submit(request_for("older", name="same"))
    second, _ = jobs.submit(request_for("newer", name="same"))
    other, _ = jobs.submit(request_for("other", name="other"))
    wait_for(lambda: len(stand.begun) == 2)
    stand.gate("other").set()
    ended(jobs, other.id)
    assert set(stand.begun) == {"older", "other"}  # both have a thread of their own: either may come first
    stand.open.set()
    assert ended(jobs, second.id).state is ended(jobs, first.id).state is JobState.DONE
    assert stand.ended == ["other", "older", "newer"]
