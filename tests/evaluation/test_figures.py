"""What the figures say, for results of which one knows it."""

import pytest
from made_up_results import result, scene, used

from stitcher_lab.evaluation import Outcome, compare, read_run, summarize
from stitcher_lab.evaluation.figures import dollars, percent, seconds
from stitcher_lab.evaluation.summary import Rate, facts

MIXED = [
    result(
        "a", Outcome.MADE, scene("A1"), scene("A2", mended=2),
        seconds=10.0, stages={"writing": 8.0}, usage=used(1000),
    ),
    result(
        "b", Outcome.MADE, scene("B1", rounds=2, failures=("keyword", "layout")), scene("B2", layout_errors=1),
        seconds=30.0, stages={"writing": 20.0}, usage=used(3000, 0.03),
    ),
    result(
        "c", Outcome.PARTIAL, scene("C1"), scene("C2", "title_card", rounds=3, failures=("keyword", "keyword")),
        seconds=50.0, stages={"writing": 40.0}, usage=used(5000, 0.05), settled=0.02,
    ),
    result("d", Outcome.REFUSED, failure="no template", seconds=0.1),
    result("e", Outcome.FAILED, failure="code", seconds=5.0),
    result("f", Outcome.UNMEASURED, failure="service", seconds=60.0),
]  # fmt: skip


def test_rates_are_of_what_could_be_measured():
    found = summarize(MIXED)
    assert (found.prompts, found.measured) == (6, 5)
    assert (found.first_try, found.whole, found.delivered) == (Rate(1, 5), Rate(2, 5), Rate(3, 5))
    assert found.clean == Rate(2, 3)
    assert (found.scenes_first_try, found.scenes_made) == (Rate(4, 6), Rate(5, 6))


def test_fixes_and_failures_are_counted_by_scene():
    found = summarize(MIXED)
    assert found.rounds == {0: 4, 2: 1, 3: 1}
    assert found.mended == 2
    assert [(each.name, each.scenes, each.made) for each in found.scene_failures] == [
        ("keyword", 2, 1),
        ("layout", 1, 1),
    ]
    assert found.video_failures == {"no template": 1, "code": 1, "service": 1}


def test_tokens_cost_and_time():
    found = summarize(MIXED)
    assert found.usage.calls == 6
    assert (found.tokens.middle, found.tokens.total) == (3300, 9900)
    assert found.usage.cost == pytest.approx(0.09)
    assert (found.seconds.middle, found.seconds.high) == (30.0, 50.0)
    assert found.stages["writing"].total == 68.0
    assert found.settled is None  # of two of the three it is not known


def test_an_unknown_price_stays_unknown():
    found = summarize([result("a", usage=used(10, None)), result("b", usage=used(10))])
    assert found.usage.cost is None
    assert facts(found)["cost"] is None


def test_nothing_at_all_has_figures_too():
    found = summarize([])
    assert found.first_try.part is None
    assert found.first_try.interval is None
    assert facts(found)["prompts"] == 0


def test_intervals_are_wilsons():
    # Values as in Newcombe (1998), Statistics in Medicine 17, table I.
    assert Rate(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert Rate(15, 148).interval == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert Rate(0, 20).interval == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert Rate(1, 29).interval == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_figures_are_written_as_one_reads_them():
    plain = {percent(1.0), percent(0.5), percent(0.987), percent(None), seconds(5.04), seconds(185), seconds(4000)}
    assert {text.replace("\u00a0", " ") for text in plain} == {
        "100 %", "50 %", "98.7 %", "–", "5.0 s", "3:05 min", "1:06 h",
    }  # fmt: skip
    assert (dollars(0.0123), dollars(1.5), dollars(0), dollars(None)) == ("$0.0123", "$1.50", "$0", "price unknown")


def run_of(write_run, name, *results, **facts):
    return read_run(write_run(name, results, **facts))


def test_prompts_are_compared_by_what_counts_first(write_run):
    before = run_of(
        write_run, "before",
        result("outcome", Outcome.FAILED), result("scenes", Outcome.PARTIAL, scene("A"), scene("B", "title_card")),
        result("fixes", Outcome.MADE, scene("A", rounds=1)),
        result("layout", Outcome.MADE, scene("A", layout_errors=2)),
        result("same", Outcome.MADE, scene("A"), seconds=5.0), result("other", digest="was"), result("gone"),
        result("down", Outcome.UNMEASURED),
    )  # fmt: skip
    after = run_of(
        write_run, "after",
        result("outcome", Outcome.PARTIAL),
        result("scenes", Outcome.PARTIAL, scene("A", "title_card"), scene("B", "title_card")),
        result("fixes", Outcome.MADE, scene("A", rounds=3)), result("layout", Outcome.MADE, scene("A")),
        result("same", Outcome.MADE, scene("A"), seconds=9.0), result("other", digest="is"), result("new"),
        result("down"),
    )  # fmt: skip
    verdicts = {pair.id: pair.verdict for pair in compare(before, after).pairs}
    assert verdicts == {
        "outcome": "better", "scenes": "worse", "fixes": "worse", "layout": "better", "same": "same",
        "other": "changed", "gone": "only", "new": "only", "down": "only",
    }  # fmt: skip


def test_what_counts_more_outweighs_what_counts_less(write_run):
    two = (scene("A", rounds=3, layout_errors=1), scene("B"))
    before = run_of(
        write_run, "before",
        result("whole", Outcome.PARTIAL, scene("A"), scene("B", "title_card")),
        result("fewer", Outcome.MADE, scene("A", rounds=2)),
    )  # fmt: skip
    after = run_of(
        write_run,
        "after",
        result("whole", Outcome.MADE, *two),
        result("fewer", Outcome.MADE, scene("A", layout_errors=1)),
    )
    assert [pair.verdict for pair in compare(before, after).pairs] == ["better", "better"]
    assert [pair.verdict for pair in compare(after, before).pairs] == ["worse", "worse"]


def test_few_differences_may_be_chance_and_many_are_not(write_run):
    names = [f"p{k}" for k in range(10)]
    none = run_of(write_run, "none", *(result(name, Outcome.FAILED) for name in names))
    most = run_of(write_run, "most", *(result(name) for name in names[:9]), result("p9", Outcome.FAILED))
    two = run_of(write_run, "two", *(result(name) for name in names[:2]))
    found = compare(none, most)
    assert (found.wins, found.losses) == (9, 0)
    assert found.chance == pytest.approx(2 / 2**9)
    assert compare(none, two).chance == pytest.approx(0.5)
    assert compare(none, none).chance is None
