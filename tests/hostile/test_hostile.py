"""The corpus is held in each tier with the guard off; slow tests run all of it, both ways, and see that it bites."""

from __future__ import annotations

import os

import pytest
from batches import STRANGER, all_names, run
from corpus import scripts

TIERS = ("bubblewrap", "landlock")
# Where root runs the tests: an ordinary user's task is the same user as the victims, which is the harder case.
USER = STRANGER if os.geteuid() == 0 else None
KINDS = {"reading", "writing", "environment", "descriptors", "network", "processes", "terminal", "kernel", "results",
         "protocol", "logs", "tex", "pictures", "memory", "disk", "time", "verdicts", "inside", "guard", "persisting",
         "pool"}  # fmt: skip


def broken(rows):
    """What was not held, in words."""
    known = {script.name: script for script in scripts()}
    return [f"{row.name} ({row.tier}): {'; '.join(row.found)}" for row in rows
            if row.found and row.tier not in known[row.name].limit]  # fmt: skip


def test_the_corpus_is_large_and_covers_every_kind():
    assert len(scripts()) >= 100
    assert {script.kind for script in scripts()} == KINDS
    assert {script.kind for script in scripts() if script.quick} >= KINDS - {"inside", "pictures"}
    for script in scripts():
        assert script.tries, script.name
        assert script.control == "yes" or script.control.startswith("no ("), script.name


@pytest.mark.timeout(600)
@pytest.mark.parametrize("tier", TIERS)
def test_a_third_of_the_corpus_is_held(tier):
    assert broken(run(all_names(quick=True), tier=tier, user=USER)) == []


@pytest.mark.timeout(600)
def test_the_harness_notices_what_is_not_held():
    """The control: a few scripts, one for each sort of canary, bite where nothing holds them."""
    few = """read_files read_environment read_inherited list_folders tcp_loopback udp_loopback unix_socket
        abstract_socket signal_victim priority_of_victim memory_of_victim limits_of_victim daemon overwrite_diary
        change_modes leave_shared_memory write_on_terminal result_names new_namespaces signal_everybody
        write_startup_files result_symlink"""
    rows = list(run(few.split(), control=True))
    assert [row.name for row in rows if not row.found] == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("user", [None, USER], ids=["as we are", "an ordinary user"])
@pytest.mark.parametrize("guard", [False, True], ids=["guard off", "guard on"])
@pytest.mark.parametrize("tier", TIERS)
def test_the_whole_corpus_is_held(tier, guard, user):
    if user is None and USER is None and guard:
        pytest.skip("this is the ordinary user already")
    assert broken(run(all_names(), tier=tier, guard=guard, user=user)) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("tier", TIERS)
def test_nothing_of_one_task_reaches_the_next_in_warm_cells(tier):
    pairs = ["pool_leave", "pool_find", "daemon", "pool_find", "launcher_rewritten", "pool_find", "memory_rewritten",
             "pool_state", "write_our_package", "pool_find", "disk_locked", "pool_find"]  # fmt: skip
    assert broken(run(pairs, tier=tier, pool=True)) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_corpus_bites_where_nothing_holds_it():
    rows = list(run(all_names(), control=True))
    silent = [row.name for row in rows if not row.found]
    assert len(rows) - len(silent) >= 100
    assert silent == []
