"""The Stop token: heard once by everybody who listens, and by nobody who has gone."""

import threading

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled


def test_it_is_heard_once_also_by_who_comes_late():
    cancellation, heard = Cancellation(), []
    with cancellation.on_cancel(lambda: heard.append("early")):
        cancellation.cancel()
        cancellation.cancel()
    with cancellation.on_cancel(lambda: heard.append("late")):
        pass
    assert heard == ["early", "late"]
    assert cancellation.wait(60)
    with pytest.raises(Cancelled):
        cancellation.check()


def test_who_has_gone_is_not_called():
    cancellation, heard = Cancellation(), []
    with cancellation.on_cancel(lambda: heard.append("gone")):
        pass
    cancellation.cancel()
    assert heard == []


def test_nobody_leaves_while_being_called():
    """What a callback uses, such as a pipe, is closed after the block: it must not vanish under the callback."""
    cancellation, order = Cancellation(), []
    called, go_on = threading.Event(), threading.Event()

    def callback():
        called.set()
        go_on.wait(10)
        order.append("called")

    def listen():
        with cancellation.on_cancel(callback):
            ready.set()
            called.wait(10)
            threading.Timer(0.2, go_on.set).start()
        order.append("left")

    ready = threading.Event()
    listener = threading.Thread(target=listen)
    listener.start()
    ready.wait(10)
    canceller = threading.Thread(target=cancellation.cancel)
    canceller.start()
    listener.join(20)
    canceller.join(20)
    assert order == ["called", "left"]


def test_one_token_may_stop_another():
    outer, inner = Cancellation(), Cancellation()
    with outer.on_cancel(inner.cancel):
        outer.cancel()
    assert inner.cancelled
