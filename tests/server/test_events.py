"""Events as they happen: each once and in order, resumable, and nothing is kept for readers that have gone."""

from __future__ import annotations

import threading
import time

import pytest

from .serving import QUICK, SCENE, ended, events_in, serving, stream, until

TWO = SCENE + SCENE.replace("class One", "class Two").partition("\n\n\n")[2]


def submit(client, source=SCENE, title="Followed"):
    return (
        client.post("jobs", json={"source": source, "title": title, "options": QUICK}).raise_for_status().json()["id"]
    )


def test_a_stream_tells_everything_once_in_order_and_ends(client):
    job = submit(client, TWO, "Followed from the start")
    events = stream(client, job)
    numbers = [number for number, _, _ in events]
    assert numbers[0] == 1
    assert numbers == sorted(set(numbers))
    kinds = [kind for _, kind, _ in events]
    assert kinds[0] == "queued"
    assert kinds[-1] == "done"
    assert "running" in kinds
    for number, kind, event in events:
        assert (event["seq"], event["kind"], event["job"]) == (number, kind, job)
    assert {event["stage"] for _, _, event in events} >= {"rehearsing", "rendering", "finalizing"}
    logged = client.get(f"jobs/{job}/events").json()
    assert [event["seq"] for event in logged["events"]][-1] == numbers[-1]
    assert logged["job"]["state"] == "done"


@pytest.mark.parametrize("how", ["header", "query"])
def test_a_stream_goes_on_where_it_broke_off(client, finished, how):
    everything = [number for number, _, _ in stream(client, finished["id"])]
    middle = everything[len(everything) // 2]
    options = {"headers": {"Last-Event-ID": str(middle)}} if how == "header" else {"params": {"after": middle}}
    assert [number for number, _, _ in stream(client, finished["id"], **options)] == [
        n for n in everything if n > middle
    ]
    late = {"headers": {"Last-Event-ID": str(everything[-1])}}
    assert stream(client, finished["id"], **late) == []


@pytest.mark.parametrize("value", ["-1", "x", "1.5", "9" * 40])
def test_a_number_that_is_none_is_refused(client, finished, value):
    for options in ({"headers": {"Last-Event-ID": value}}, {"params": {"after": value}}, {"params": {"wait": value}}):
        if options.get("params") == {"wait": "1.5"}:
            continue
        assert client.get(f"jobs/{finished['id']}/events", **options).status_code == 400


def test_waiting_answers_as_soon_as_something_happens(client):
    job = submit(client, title="Waited for")
    known = client.get(f"jobs/{job}/events", params={"wait": 20}).json()["events"][-1]["seq"]
    started = time.monotonic()
    told = client.get(f"jobs/{job}/events", params={"after": known, "wait": 60}).json()
    assert told["events"]
    assert told["events"][0]["seq"] > known
    assert time.monotonic() - started < 59
    ended(client, job)


def test_headers_keep_proxies_from_buffering(client, finished):
    with client.stream("GET", f"jobs/{finished['id']}/events", headers={"Accept": "text/event-stream"}) as answer:
        assert answer.headers["x-accel-buffering"] == "no"
        assert "no-store" in answer.headers["cache-control"]
        assert "no-transform" in answer.headers["cache-control"]


@pytest.mark.slow
def test_readers_that_leave_are_forgotten_and_silence_is_broken(tmp_path):
    """In a server of its own, where the number of subscriptions can be asked for and the heart beats fast."""
    config = """
c.StitcherApp.heartbeat = 0.2
c.StitcherApp.running_jobs = 1
"""
    with serving(tmp_path, config=config) as served:
        client = served.client()
        slow = SCENE.replace("self.wait(1)", "self.wait(1)\n        while True:\n            pass")
        first = submit(client, slow, "Never ends")
        waiting = submit(client, SCENE, "Waits")
        heard, leave = [], threading.Event()

        def read():
            with served.client().stream(
                "GET", f"jobs/{waiting}/events", headers={"Accept": "text/event-stream"}
            ) as answer:
                for text in answer.iter_text():
                    heard.append(text)
                    if leave.is_set():
                        return

        readers = [threading.Thread(target=read) for _ in range(20)]
        for reader in readers:
            reader.start()
        until(lambda: "".join(heard).count(": still here") > 40)
        leave.set()
        for reader in readers:
            reader.join()
        # Whether anything of them is left shows in the files that the server has open.
        sockets = served.root.joinpath("/proc", str(served.process.pid), "fd")
        assert until(lambda: sum("socket" in str(link.readlink()) for link in sockets.iterdir()) < 20)
        assert {kind for _, kind, _ in events_in("".join(heard))} <= {"queued"}
        client.post(f"jobs/{first}/cancel").raise_for_status()
        assert ended(client, waiting)["state"] == "done"
