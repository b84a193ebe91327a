"""How much is kept is known without looking at everything, and counted when it matters."""

import pytest

from stitcher_lab.store import Store
from stitcher_lab.store.weight import Weight


class Counted:
    def __init__(self, folder, size):
        self.size = size
        self.counts = 0
        self.weight = Weight(folder / "weight", self)

    def __call__(self):
        self.counts += 1
        return self.size


def test_it_is_counted_once_and_added_up_from_then_on(tmp_path):
    shelf = Counted(tmp_path, 100)
    assert not shelf.weight.exceeds(200)
    for _ in range(10):
        shelf.weight.add(5)
        assert not shelf.weight.exceeds(200)
    assert shelf.counts == 1


def test_it_is_counted_again_before_anybody_throws_things_away(tmp_path):
    shelf = Counted(tmp_path, 100)
    shelf.weight.exceeds(200)
    shelf.weight.add(500)  # the same thing stored again, perhaps
    assert not shelf.weight.exceeds(200)
    shelf.size = 300
    shelf.weight.add(500)
    assert shelf.weight.exceeds(200)
    assert shelf.counts == 3


@pytest.mark.parametrize("content", [b"", b"x", b"12\nfour\n", b"1\n" * 100_000])
def test_what_cannot_be_trusted_is_counted(tmp_path, content):
    shelf = Counted(tmp_path, 100)
    (tmp_path / "weight").write_bytes(content)
    assert shelf.weight.exceeds(99)


def test_what_is_stored_is_added_up_over_processes(tmp_path):
    one, other = Store(tmp_path), Store(tmp_path)
    one.prepare()
    one.blobs.put(b"1" * 1000)
    assert not one.blobs.weight.exceeds(1500)
    other.blobs.put(b"2" * 1000)
    assert one.blobs.weight.exceeds(1500)
    assert one.trim(1500) > 0
    assert one.blobs.size() <= 1200
    assert not other.blobs.weight.exceeds(1500)
