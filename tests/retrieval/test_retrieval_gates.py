"""What the benchmark must show: coverage of the names a prompt needs, within the size, and where plugins go."""

import statistics
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
import retrieval as benchmark

GATES = {"plain": 0.85, "colloquial": 0.45, "rewrite": 0.93}


@pytest.fixture(scope="module", params=benchmark.HALVES)
def half(request):
    return benchmark.prompts(request.param)


def test_there_are_enough_prompts_and_as_many_held_back():
    halves = [benchmark.prompts(name) for name in benchmark.HALVES]
    assert sum(map(len, halves)) >= 120
    assert abs(len(halves[0]) - len(halves[1])) <= 5


@pytest.mark.parametrize("wording", GATES)
def test_the_examples_show_what_a_prompt_needs(half, wording, index):
    results = benchmark.measure(half, wording, index)
    assert benchmark.coverage(results) >= GATES[wording]
    assert max(result.size for result in results) <= benchmark.BUDGET


def test_no_near_miss_gets_the_plugin_it_only_sounds_like(half, index):
    for wording in ("plain", "colloquial"):
        for result in benchmark.measure(half, wording, index):
            assert not result.strayed, result.prompt


def test_prompts_of_a_plugin_get_its_examples(half, index):
    for wording, least in (("plain", 0.9), ("colloquial", 0.5)):
        hits = [result.plugin_hit for result in benchmark.measure(half, wording, index)]
        assert statistics.fmean(hit for hit in hits if hit is not None) >= least


@pytest.mark.slow
def test_every_stage_is_worth_its_place(half, index):
    full = {wording: benchmark.coverage(benchmark.measure(half, wording, index)) for wording in GATES}
    for name in ("no rewrite", "no greedy", "no routing"):
        stages = benchmark.ABLATIONS[name]
        assert all(
            benchmark.coverage(benchmark.measure(half, wording, index, stages)) < full[wording] for wording in GATES
        ), name
    without = benchmark.coverage(benchmark.measure(half, "colloquial", index, benchmark.ABLATIONS["no dense"]))
    assert without < full["colloquial"]
    assert full["plain"] > 3 * benchmark.coverage(benchmark.measure(half, "plain", index, None))


def test_it_still_works_by_words_alone(half, words_only):
    assert benchmark.coverage(benchmark.measure(half, "plain", words_only)) >= 0.8
