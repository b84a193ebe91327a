"""One range of bytes, as the standard has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.server.ranges import Unsatisfiable, asked_range


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 1)), ("bytes=0-99", (0, 100)), ("bytes=10-", (10, 100)), ("bytes=-1", (99, 100)),
        ("bytes=-500", (0, 100)), ("bytes=90-500", (90, 100)), ("BYTES= 5 - 9 ", (5, 10)),
        # What stands for the whole file: none, malformed, another unit, several.
        ("", None), ("bytes", None), ("bytes=", None), ("bytes=-", None), ("bytes=9-5", None), ("bytes=a-b", None),
        ("items=0-5", None), ("bytes=0-5,10-20", None), ("bytes=0--5", None), ("bytes=1.5-2", None),
        ("bytes=0-" + "9" * 50, None), ("bytes=\u0660-\u0669", None),
    ],
)  # fmt: skip
def test_what_is_asked_for(header, part):
    assert asked_range(header, 100) == part


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=100-", 100), ("bytes=500-600", 100), ("bytes=-0", 100), ("bytes=0-", 0)]
)
def test_what_is_behind_the_end(header, size):
    with pytest.raises(Unsatisfiable):
        asked_range(header, size)


@given(st.text(alphabet="bytes=0123456789-, ", max_size=20), st.integers(0, 1000))
def test_a_part_lies_within_the_file(header, size):
    try:
        part = asked_range(header, size)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part[0] < part[1] <= size
