"""The figures that the checker is held to, on scripts that others wrote and that were really run."""

import pytest

from benchmarks import checking
from stitcher_lab.checking import mend


@pytest.mark.slow
@pytest.mark.parametrize("held", [False, True])
def test_it_finds_most_of_what_dies_of_a_name_and_mends_much_of_it(held, reference):
    result = checking.tally(checking.faulty(held=held), reference)
    assert result.recall() >= 0.85
    assert result.mended_share() >= 0.4


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_it_mends_comes_to_its_end(reference):
    result = checking.tally(checking.faulty(held=True), reference, rehearse=True)
    assert result.mended_share() >= 0.4
    assert len(result.left) <= 0.05 * result.scripts.total(), result.left


@pytest.mark.slow
def test_it_leaves_sound_scripts_alone(reference):
    flagged, count = checking.false_flags(reference, [])
    assert count > 400
    assert len(flagged) <= 0.02 * count, flagged


@pytest.mark.slow
def test_it_changes_no_sound_script(reference):
    # The one that imports what a scene may not have is no sound scene.
    sound = {name: code for name, code in checking.sound(reference).items() if "import requests" not in code}
    assert [name for name, code in sound.items() if mend(code, reference)[0] != code] == []
