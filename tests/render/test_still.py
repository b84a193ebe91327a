"""When it is worth looking whether a picture is still the same."""

from stitcher_lab.render.speed.still import _Interest


def looks(interest, pictures):
    """How many of these pictures are looked at, where each is like the one before it (True) or is not."""
    seen, last = 0, False
    for alike in pictures:
        awake = interest.wakes()
        if awake and last:
            interest.saw(alike=alike)
        seen, last = seen + awake, awake
    return seen


def test_while_all_moves_few_are_looked_at():
    assert looks(_Interest(), [False] * 1000) < 220


def test_what_comes_to_rest_is_noticed_soon_and_then_always():
    interest = _Interest()
    looks(interest, [False] * 100)
    assert looks(interest, [True] * 12) >= 3
    assert looks(interest, [True] * 100) == 100


def test_a_single_change_puts_nobody_off():
    interest = _Interest()
    assert looks(interest, [True, False, True, False, False] * 20) == 100
