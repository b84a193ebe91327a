"""One budget of processors: never more than there are, and long work is not kept waiting by short work for ever."""

import threading
import time

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.cores import Cores
from stitcher_lab.errors import Cancelled


def test_no_more_is_taken_than_there_is():
    cores = Cores(3)
    assert [cores.take(2), cores.take(2), cores.take(1)] == [2, 1, 0]
    cores.give(3)
    assert cores.free == 3


def test_short_work_leaves_free_what_long_work_claims():
    cores = Cores(2)
    cores.claim(2)
    waiting = threading.Thread(target=cores.wait, args=(Cancellation(),))
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    assert cores.take(2) == 2
    cores.claim(0)
    cores.give()
    waiting.join(10)
    assert not waiting.is_alive()
    assert cores.free == 0


def test_stop_ends_the_waiting():
    cores = Cores(1)
    cores.take(1)
    stop = Cancellation()
    threading.Timer(0.05, stop.cancel).start()
    with pytest.raises(Cancelled):
        cores.wait(stop)
    assert cores.free == 0


def test_whoever_watches_hears_what_is_given_back():
    cores = Cores(2)
    heard = []
    cores.take(2)
    with cores.watched(lambda: heard.append(cores.free)):
        cores.give()
    cores.give()
    assert heard == [1]


def test_many_at_once_never_exceed_the_budget():
    cores, stop = Cores(3), Cancellation()
    busy, most, lock = 0, 0, threading.Lock()

    def work():
        nonlocal busy, most
        for _ in range(20):
            cores.wait(stop)
            with lock:
                busy += 1
                most = max(most, busy)
            time.sleep(0.0005)
            with lock:
                busy -= 1
            cores.give()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most <= 3
    assert cores.free == 3
