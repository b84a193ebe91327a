"""The figures that the checker is held to, on scripts that others wrote and that were really run."""

from benchmarks import checking


def test_it_finds_most_of_what_dies_of_a_name_and_mends_much_of_it(reference):
    for held in (False, True):
        assert checking.tally(checking.faulty(held=held), reference).recall() >= 0.85
    assert checking.tally(checking.faulty(), reference).mended_share() >= 0.4


def test_it_leaves_sound_scripts_alone(reference):
    flagged, count = checking.false_flags(reference, [])
    assert count > 400
    assert len(flagged) <= 0.02 * count, flagged
